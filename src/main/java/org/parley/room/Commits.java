package org.parley.room;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.log.Appended;
import org.parley.log.LogUnavailable;
import org.parley.log.MessageLog;
import org.parley.log.OutcomeUnknown;
import org.parley.protocol.RoomId;

/**
 * Has lanes commit what waits in them: each by itself as long as all can be written at once, and several in one
 * transaction where more wait.
 *
 * <p>What cannot be done together is done alone: a room whose row another transaction holds, and each of them where it fails.
 * Thread-safe; {@link #accept} waits for nothing.
 */
final class Commits implements Consumer<RoomLane> {

    /** About so many postings share a transaction at most, and so no more rooms than that. */
    static final int MOST = 100;

    /** How long each is alone after some could not be done together: what was in the way may be there still. */
    private static final Duration ALONE = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Commits.class.getName());

    private final MessageLog log;
    private final Executor executor;
    private final int writers;
    private final LongSupplier nanoTime;
    private final Deque<RoomLane> ready = new ArrayDeque<>();
    private long aloneUntil;

    private record Share(RoomLane lane, RoomLane.Batch batch) {
        RoomId room() {
            return lane.room();
        }
    }

    /**
     * Begins with nothing to commit.
     *
     * @param executor whose threads may block
     * @param writers how many of them can append at the same moment
     */
    Commits(MessageLog log, Executor executor, int writers, LongSupplier nanoTime) {
        this.log = log;
        this.executor = executor;
        this.writers = writers;
        this.nanoTime = nanoTime;
        this.aloneUntil = nanoTime.getAsLong();
    }

    /** Has a lane commit what waits in it. */
    @Override
    public void accept(RoomLane lane) {
        synchronized (this) {
            ready.add(lane);
        }
        // One for each: where another has taken its lane, it finds nothing.
        executor.execute(this::turn);
    }

    private void turn() {
        List<RoomLane> lanes = take();
        if (lanes.size() == 1) {
            lanes.get(0).run();
        } else if (!lanes.isEmpty()) {
            together(lanes);
        }
    }

    /** Takes this thread's share of what waits. */
    private synchronized List<RoomLane> take() {
        boolean alone = aloneUntil - nanoTime.getAsLong() > 0;
        int share = alone ? 1 : Math.max(1, ready.size() / writers);
        List<RoomLane> lanes = new ArrayList<>();
        int postings = 0;
        while (!ready.isEmpty() && lanes.size() < share && postings < MOST) {
            RoomLane lane = ready.remove();
            postings += lane.waiting();
            lanes.add(lane);
        }
        return lanes;
    }

    private void together(List<RoomLane> lanes) {
        List<Share> shares =
                lanes.stream().map(lane -> new Share(lane, lane.take())).toList();
        Map<RoomId, List<Appended>> stored = Map.of();
        OutcomeUnknown doubt = null;
        try {
            stored =
                    log.append(shares.stream().collect(Collectors.toMap(Share::room, share -> share.batch.postings())));
        } catch (LogUnavailable e) {
            LOG.log(System.Logger.Level.DEBUG, "each room is tried alone", e);
            stayAlone();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "each room is asked for alone", e);
            doubt = e instanceof OutcomeUnknown unknown ? unknown : new OutcomeUnknown(e);
            stayAlone();
        }
        for (Share share : shares) {
            settle(share, stored.get(share.room()), doubt);
        }
    }

    private void settle(Share share, @Nullable List<Appended> stored, @Nullable OutcomeUnknown doubt) {
        if (stored != null) {
            share.lane.stored(share.batch, stored);
        } else {
            executor.execute(() -> share.lane.commit(share.batch, doubt));
        }
    }

    private synchronized void stayAlone() {
        aloneUntil = nanoTime.getAsLong() + ALONE.toNanos();
    }
}
