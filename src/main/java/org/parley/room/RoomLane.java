package org.parley.room;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.parley.config.ChatConfig;
import org.parley.log.Appended;
import org.parley.log.LogUnavailable;
import org.parley.log.MessageLog;
import org.parley.log.OutcomeUnknown;
import org.parley.log.Posting;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/**
 * The way of a room's messages into the log: a bounded queue that is committed in batches, one at a time.
 *
 * <p>Nothing is waited for: a batch is what gathered while the one before it was committed, up to 100. Each posting is
 * answered after its commit, and only then is the batch told to the nodes. Thread-safe; {@link #post} never blocks.
 */
final class RoomLane {

    private static final int BATCH = 100;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(RoomLane.class.getName());

    private final RoomId room;
    private final MessageLog log;
    private final ChatConfig.Lane bounds;
    private final Executor lanes;
    private final Consumer<List<RoomEvent>> committed;
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean running;

    private record Ticket(Posting<?> posting, Speaker speaker, CompletableFuture<RoomEvent> receipt) {
        int size() {
            return posting.size();
        }
    }

    /** @param committed is told of every batch after it was answered, in the order of the log */
    RoomLane(RoomId room, MessageLog log, ChatConfig.Lane bounds, Executor lanes, Consumer<List<RoomEvent>> committed) {
        this.room = room;
        this.log = log;
        this.bounds = bounds;
        this.lanes = lanes;
        this.committed = committed;
    }

    /**
     * Queues a posting.
     *
     * @param speaker hears of all that one commit did for it together
     * @return completes after the commit; with a {@link Refusal} when nothing was stored, or with
     *     {@link OutcomeUnknown} when nobody can tell
     */
    <E extends RoomEvent> CompletionStage<E> post(Posting<E> posting, Speaker speaker) {
        var ticket = new Ticket(posting, speaker, new CompletableFuture<>());
        synchronized (this) {
            if (waiting.size() >= bounds.messages() || bytes + ticket.size() > bounds.bytes()) {
                return CompletableFuture.failedStage(unavailable("too much waits for this room's log"));
            }
            waiting.add(ticket);
            bytes += ticket.size();
            if (running) {
                return receipt(ticket);
            }
            running = true;
        }
        if (log.waits()) {
            lanes.execute(this::run);
        } else {
            // To hand it to another thread and wake that one up would take longer than to do it.
            run();
        }
        return receipt(ticket);
    }

    /** A posting becomes the event that its type names; to say so with a stage of its own would cost each message one. */
    @SuppressWarnings("unchecked")
    private static <E extends RoomEvent> CompletionStage<E> receipt(Ticket ticket) {
        return (CompletionStage<E>) ticket.receipt();
    }

    /** Returns how many wait. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** Returns whether nothing is on its way. */
    synchronized boolean idle() {
        return !running;
    }

    private void run() {
        List<Ticket> batch = new ArrayList<>();
        synchronized (this) {
            while (!waiting.isEmpty() && batch.size() < BATCH) {
                Ticket ticket = waiting.remove();
                bytes -= ticket.size();
                batch.add(ticket);
            }
        }
        commit(batch);
        synchronized (this) {
            if (waiting.isEmpty()) {
                running = false;
            } else {
                lanes.execute(this::run);
            }
        }
    }

    private void commit(List<Ticket> batch) {
        try {
            List<Appended> appended = append(postings(batch));
            List<RoomEvent> fresh = new ArrayList<>();
            var receipts = new Receipts();
            for (int i = 0; i < batch.size(); i++) {
                Ticket ticket = batch.get(i);
                RoomEvent event = appended.get(i).event();
                receipts.add(ticket.speaker(), () -> ticket.receipt().complete(event));
                if (!appended.get(i).repeat()) {
                    fresh.add(event);
                }
            }
            receipts.give();
            if (!fresh.isEmpty()) {
                committed.accept(fresh);
            }
        } catch (LogUnavailable e) {
            fail(batch, unavailable("the message could not be stored"));
        } catch (NoSuchElementException e) {
            fail(batch, new Refusal(ErrorCode.NOT_FOUND, "no such room"));
        } catch (RuntimeException e) {
            // Also a failure that nobody foresaw: what cannot be proved stored is not acknowledged.
            LOG.log(System.Logger.Level.ERROR, "the outcome of a commit in " + room + " is unknown", e);
            fail(batch, e instanceof OutcomeUnknown ? e : new OutcomeUnknown(e));
        }
    }

    /** Asks once more where the outcome is unknown: a repeat finds what was stored, and stores what was not. */
    private List<Appended> append(List<Posting<?>> batch) {
        try {
            return log.append(room, batch);
        } catch (OutcomeUnknown first) {
            try {
                return log.append(room, batch).stream()
                        .map(appended -> new Appended(appended.event(), false))
                        .toList();
            } catch (LogUnavailable second) {
                first.addSuppressed(second);
                throw first;
            }
        }
    }

    private static List<Posting<?>> postings(List<Ticket> batch) {
        List<Posting<?>> postings = new ArrayList<>(batch.size());
        batch.forEach(ticket -> postings.add(ticket.posting()));
        return postings;
    }

    private static void fail(List<Ticket> batch, RuntimeException reason) {
        var receipts = new Receipts();
        batch.forEach(
                ticket -> receipts.add(ticket.speaker(), () -> ticket.receipt().completeExceptionally(reason)));
        receipts.give();
    }

    private static Refusal unavailable(String sentence) {
        return new Refusal(ErrorCode.UNAVAILABLE, sentence, RETRY_AFTER);
    }
}
