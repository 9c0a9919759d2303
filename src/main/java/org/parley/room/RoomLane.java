package org.parley.room;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
 * answered after its commit, and only then is the batch told to the nodes. A batch is committed by itself ({@link #run}), or by
 * {@link Commits} with those of other rooms. Thread-safe; {@link #post} never blocks.
 */
final class RoomLane {

    private static final int BATCH = 100;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(RoomLane.class.getName());

    private final RoomId room;
    private final MessageLog log;
    private final ChatConfig.Lane bounds;
    private final Consumer<RoomLane> ready;
    private final Consumer<List<RoomEvent>> committed;
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean running;

    private record Ticket(Posting<?> posting, Speaker speaker, CompletableFuture<RoomEvent> receipt) {
        int size() {
            return posting.size();
        }
    }

    /** What is committed at once. */
    static final class Batch {

        private final List<Ticket> tickets = new ArrayList<>();

        List<Posting<?>> postings() {
            List<Posting<?>> postings = new ArrayList<>(tickets.size());
            tickets.forEach(ticket -> postings.add(ticket.posting()));
            return postings;
        }
    }

    /**
     * Begins with nothing.
     *
     * @param ready has this one commit what waits, on a thread that may block
     * @param committed is told of every batch after it was answered, in the order of the log
     */
    RoomLane(
            RoomId room,
            MessageLog log,
            ChatConfig.Lane bounds,
            Consumer<RoomLane> ready,
            Consumer<List<RoomEvent>> committed) {
        this.room = room;
        this.log = log;
        this.bounds = bounds;
        this.ready = ready;
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
            ready.accept(this);
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

    RoomId room() {
        return room;
    }

    /** Commits what waits, up to a batch, by itself. */
    void run() {
        commit(take(), null);
    }

    /** Takes what is to be committed next; then it is to be {@link #commit}ted, or {@link #stored}. */
    synchronized Batch take() {
        var batch = new Batch();
        while (!waiting.isEmpty() && batch.tickets.size() < BATCH) {
            Ticket ticket = waiting.remove();
            bytes -= ticket.size();
            batch.tickets.add(ticket);
        }
        return batch;
    }

    /**
     * Commits a batch by itself.
     *
     * @param doubt why it may be stored already; null: it is not
     */
    void commit(Batch batch, @Nullable OutcomeUnknown doubt) {
        settle(batch, () -> append(batch.postings(), doubt));
    }

    /** A batch was stored with those of other rooms. */
    void stored(Batch batch, List<Appended> appended) {
        settle(batch, () -> appended);
    }

    private void settle(Batch batch, Supplier<List<Appended>> storing) {
        try {
            answer(batch.tickets, storing.get());
        } catch (LogUnavailable e) {
            fail(batch.tickets, unavailable("the message could not be stored"));
        } catch (NoSuchElementException e) {
            fail(batch.tickets, new Refusal(ErrorCode.NOT_FOUND, "no such room"));
        } catch (RuntimeException e) {
            // Also a failure that nobody foresaw: what cannot be proved stored is not acknowledged.
            LOG.log(System.Logger.Level.ERROR, "the outcome of a commit in " + room + " is unknown", e);
            fail(batch.tickets, e instanceof OutcomeUnknown ? e : new OutcomeUnknown(e));
        }
        if (goesOn()) {
            ready.accept(this);
        }
    }

    private synchronized boolean goesOn() {
        running = !waiting.isEmpty();
        return running;
    }

    private void answer(List<Ticket> batch, List<Appended> appended) {
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
    }

    /** Asks once more where the outcome is unknown: a repeat finds what was stored, and stores what was not. */
    private List<Appended> append(List<Posting<?>> batch, @Nullable OutcomeUnknown doubt) {
        OutcomeUnknown first = doubt;
        if (first == null) {
            try {
                return log.append(room, batch);
            } catch (OutcomeUnknown e) {
                first = e;
            }
        }
        try {
            return log.append(room, batch).stream()
                    .map(appended -> new Appended(appended.event(), false))
                    .toList();
        } catch (LogUnavailable second) {
            first.addSuppressed(second);
            throw first;
        }
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
