package org.parley.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * Those who hear a room, and what they are about to hear.
 *
 * <p>What is told waits until a thread comes by, which is the one that brought it where few are to be told; it takes
 * everything that waits, encodes each frame once, joins them once, and hands the same text to every subscriber. So the
 * busier a room is, the more frames travel in one write: that is what makes it fast (decision 0004). One thread serves a
 * room at a time. Thread-safe.
 */
final class Audience {

    /** Where a delivery is cut, in characters: a reader must be able to begin with the first before the last is there. */
    private static final int CUT = 64 * 1024;

    /** How many are told by the thread that brought the news. */
    private static final int FEW = 16;

    /** How long a large room rests after a round, for each frame that was told in it. */
    private static final Duration REST = Duration.ofMillis(4);

    private static final Duration LONGEST_REST = Duration.ofMillis(20);

    /** How long a large room gathers comings and goings, for each who hears of them. */
    private static final Duration GATHERING = Duration.ofMillis(4);

    private static final Duration LONGEST_GATHERING = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Audience.class.getName());

    private final FrameCodec codec;
    private final Threads threads;
    private final Map<Subscriber, Seat> seats = new LinkedHashMap<>();
    private final Comings comings = new Comings();
    private boolean gathering;
    private List<Told> waiting = new ArrayList<>();
    private long told;
    private boolean running;

    /** A subscriber's place: it hears what is told after the moment {@code since}. */
    private record Seat(Subscriber subscriber, long since) {}

    /** Something that was said at a moment, which those do not hear who came after it. */
    record Told(long moment, ServerFrame frame) {}

    Audience(FrameCodec codec, Threads threads) {
        this.codec = codec;
        this.threads = threads;
    }

    /** Gives a subscriber the snapshot, and after it everything that is told from now on. */
    synchronized void seat(Subscriber subscriber, Joined snapshot) {
        seats.put(subscriber, new Seat(subscriber, told));
        subscriber.joined(snapshot);
    }

    /** Returns whether the subscriber had a place. */
    synchronized boolean unseat(Subscriber subscriber) {
        return seats.remove(subscriber) != null;
    }

    synchronized boolean has(Subscriber subscriber) {
        return seats.containsKey(subscriber);
    }

    synchronized boolean isEmpty() {
        return seats.isEmpty();
    }

    /** Tells everybody who has a place now. */
    synchronized void tell(ServerFrame frame) {
        note(frame);
        start();
    }

    /**
     * Tells everybody who has a place now of somebody's coming or going: a few at once, many by and by.
     *
     * <p>Else a crowd that comes back to a large room would cost its square.
     */
    synchronized void announce(ServerFrame frame, UserId who) {
        told++;
        if (!seats.isEmpty()) {
            comings.add(who, new Told(told, frame));
            if (!gathering) {
                tellComings();
            }
        }
    }

    private void tellComings() {
        gathering = seats.size() > FEW;
        if (gathering) {
            threads.after(min(GATHERING.multipliedBy(seats.size()), LONGEST_GATHERING), this::endGathering);
        }
        waiting.addAll(comings.take());
        start();
    }

    private synchronized void endGathering() {
        gathering = false;
        if (!comings.isEmpty()) {
            tellComings();
        }
    }

    private void start() {
        if (!running && !waiting.isEmpty()) {
            running = true;
            threads.fanOut().execute(this::run);
        }
    }

    /** Keeps something for everybody who has a place now, until {@link #flush} or something else is told. */
    synchronized void note(ServerFrame frame) {
        told++;
        if (!seats.isEmpty()) {
            waiting.add(new Told(told, frame));
        }
    }

    /**
     * Tells what was noted: a few on this thread, many on one of the fan-out. Not to be called under a lock.
     *
     * <p>To wake another thread takes as long as to tell three; and while one thread tells many, the next messages
     * gather.
     */
    void flush() {
        boolean few;
        synchronized (this) {
            if (running || waiting.isEmpty()) {
                return;
            }
            running = true;
            few = seats.size() <= FEW;
        }
        if (few) {
            run();
        } else {
            threads.fanOut().execute(this::run);
        }
    }

    private void run() {
        List<Told> batch;
        List<Seat> audience;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
            audience = List.copyOf(seats.values());
        }
        try {
            new Round(batch).serve(audience);
        } catch (RuntimeException e) {
            // A frame that cannot be written is a bug; it must not silence the room for ever.
            LOG.log(System.Logger.Level.ERROR, "a round failed", e);
        }
        if (audience.size() <= FEW) {
            goOn();
        } else {
            // Where much is said, more gathers meanwhile and goes out in fewer writes; elsewhere nobody notices.
            threads.after(min(REST.multipliedBy(batch.size()), LONGEST_REST), this::goOn);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Ends the round: with another one, where something waits. Not in a loop: other rooms want the thread too. */
    private void goOn() {
        synchronized (this) {
            if (waiting.isEmpty()) {
                running = false;
                return;
            }
        }
        threads.fanOut().execute(this::run);
    }

    /** One batch on its way to everybody. */
    private final class Round {

        private final List<Told> batch;
        private final long first;
        private final List<EncodedFrame> encoded = new ArrayList<>();
        private final Set<UserId> authors = new HashSet<>();

        Round(List<Told> batch) {
            this.batch = batch;
            this.first = batch.stream().mapToLong(Told::moment).min().orElse(Long.MAX_VALUE);
            for (Told told : batch) {
                if (told.frame() instanceof Message message) {
                    encoded.add(new EncodedFrame(message.withoutCid(), codec));
                    authors.add(message.from().id());
                } else {
                    encoded.add(new EncodedFrame(told.frame(), codec));
                }
            }
        }

        void serve(Collection<Seat> audience) {
            List<Delivery> shared = cut(encoded);
            for (Seat seat : audience) {
                boolean whole = seat.since() < first
                        && !authors.contains(seat.subscriber().person().id());
                for (Delivery delivery : whole ? shared : cut(personal(seat))) {
                    deliver(seat.subscriber(), delivery);
                }
            }
        }

        /** What this seat has not heard, with the person's own messages as their sender sees them. */
        private List<EncodedFrame> personal(Seat seat) {
            UserId person = seat.subscriber().person().id();
            List<EncodedFrame> frames = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                ServerFrame frame = batch.get(i).frame();
                if (batch.get(i).moment() > seat.since()) {
                    frames.add(
                            EncodedFrame.isOwn(frame, person)
                                    ? encoded.get(i).own((Message) frame, codec)
                                    : encoded.get(i));
                }
            }
            return frames;
        }

        private List<Delivery> cut(List<EncodedFrame> frames) {
            List<Delivery> deliveries = new ArrayList<>();
            int begin = 0;
            int length = 0;
            for (int i = 0; i < frames.size(); i++) {
                length += frames.get(i).json().length();
                if (length >= CUT || i == frames.size() - 1) {
                    deliveries.add(new Delivery(frames.subList(begin, i + 1)));
                    begin = i + 1;
                    length = 0;
                }
            }
            return deliveries;
        }

        private void deliver(Subscriber subscriber, Delivery delivery) {
            try {
                subscriber.deliver(delivery);
            } catch (RuntimeException e) {
                // A subscriber must not throw; if one does, the others must not pay for it.
                LOG.log(System.Logger.Level.ERROR, "a subscriber failed", e);
            }
        }
    }
}
