package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.parley.database.Database;
import org.parley.database.Transactions;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.MessageChange;
import org.parley.protocol.Reaction;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.threads.Threads;

/**
 * Brings what was committed into the index, behind the commits: nobody who writes waits for it, and where much is written it
 * rests six times as long as it works. How far a room has come stands in the database, so that nothing is left out after a crash,
 * and what was there before the index comes in too. Thread-safe.
 */
public final class Indexer {

    private static final System.Logger LOG = System.getLogger(Indexer.class.getName());

    /** How many events of a room one transaction takes, and how many of all rooms before it is enough. */
    private static final int BATCH = 200;

    private static final int ROOMS = 50;

    /** So much more comes meanwhile, in one transaction. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final Duration RETRY = Duration.ofSeconds(5);

    /** When this node looks for what another one has left. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    /** While others write, the index has a seventh of the time; else half of it. */
    private static final int LONG_REST = 6;

    private static final String BEHIND =
            "select r.id from RoomRow r, IndexRow i where i.roomId = r.id and i.seq < r.head" + " and r.newest > 0";

    private static final String NEXT =
            "select e from EventRow e where e.roomId = :room and e.seq > :after order by e.roomId, e.seq";

    private final Transactions transactions;
    private final WordIndex index;
    private final Threads threads;
    private final LongSupplier nanoTime;
    private final EventRows rows = new EventRows(new FrameCodec());
    private final Set<RoomId> waiting = new LinkedHashSet<>();
    private boolean awake;
    private volatile boolean written;

    /** @param nanoTime a monotonic clock, in nanoseconds */
    public Indexer(Database database, Threads threads, LongSupplier nanoTime) {
        this.transactions = database.transactions();
        this.index = WordIndex.of(database);
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /** Begins with what is there and not in the index. */
    public void begin() {
        look();
        threads.every(ROUND, this::look);
    }

    private void look() {
        run(() -> transactions
                .read(em -> em.createQuery(BEHIND, String.class).getResultList())
                .forEach(room -> notice(new RoomId(room))));
    }

    /** Takes note of a room in which something has happened. */
    public synchronized void notice(RoomId room) {
        waiting.add(room);
        written = true;
        if (!awake) {
            awake = true;
            threads.after(GATHERING, () -> run(this::work));
        }
    }

    /** Stops quietly with the application: the next start goes on. */
    private void run(Runnable task) {
        try {
            threads.indexing().execute(() -> {
                try {
                    task.run();
                } catch (LogUnavailable | OutcomeUnknown e) {
                    LOG.log(System.Logger.Level.DEBUG, "the index is looked after later", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the index is looked after later", e);
        }
    }

    private void work() {
        Set<RoomId> some = take();
        long began = nanoTime.getAsLong();
        Duration rest = RETRY;
        Set<RoomId> unfinished = some;
        try {
            unfinished = transactions.write(em -> bring(em, some));
            rest = Duration.ofNanos(nanoTime.getAsLong() - began).multipliedBy(written ? LONG_REST : 1);
        } catch (LogUnavailable | OutcomeUnknown e) {
            LOG.log(System.Logger.Level.DEBUG, "the index is behind", e);
        } finally {
            // Where there is a backlog, nothing needs to gather.
            goOn(unfinished, unfinished.isEmpty() && rest.compareTo(GATHERING) < 0 ? GATHERING : rest);
        }
    }

    /** In the order in which all lock them who lock more than one. */
    private synchronized Set<RoomId> take() {
        Set<RoomId> some = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        waiting.stream().limit(ROOMS).forEach(some::add);
        waiting.removeAll(some);
        written = false;
        return some;
    }

    private synchronized void goOn(Set<RoomId> unfinished, Duration rest) {
        waiting.addAll(unfinished);
        awake = !waiting.isEmpty();
        if (awake) {
            threads.after(rest, () -> run(this::work));
        }
    }

    /** Returns the rooms of which there is more. */
    private Set<RoomId> bring(EntityManager em, Set<RoomId> some) {
        Set<RoomId> unfinished = new LinkedHashSet<>();
        int events = 0;
        for (RoomId room : some) {
            int brought = events < BATCH ? bring(em, room) : BATCH;
            events += brought;
            if (brought == BATCH) {
                unfinished.add(room);
            }
        }
        return unfinished;
    }

    private int bring(EntityManager em, RoomId room) {
        IndexRow position = IndexRow.locked(em, room);
        if (position == null) {
            // The room is gone.
            return 0;
        }
        List<EventRow> next = em.createQuery(NEXT, EventRow.class)
                .setParameter("room", room.value())
                .setParameter("after", position.seq())
                .setMaxResults(BATCH)
                .getResultList();
        if (next.isEmpty()) {
            return 0;
        }
        long last = next.get(next.size() - 1).seq();
        index.remove(em, room, position.seq() + 1, last);
        Map<Long, Message> messages = new LinkedHashMap<>();
        for (EventRow row : next) {
            take(em, rows.event(row), messages);
        }
        index.add(em, new ArrayList<>(messages.values()));
        position.become(last);
        return next.size();
    }

    /** A message that was changed comes in anew, with the text of now. */
    private void take(EntityManager em, RoomEvent event, Map<Long, Message> messages) {
        if (event instanceof Message message) {
            messages.put(message.seq(), message);
        } else if (event instanceof MessageChange change && !(event instanceof Reaction)) {
            EventRow row = em.find(EventRow.class, new EventKey(change.room(), change.target()));
            if (row != null && rows.event(row) instanceof Message now && !messages.containsKey(now.seq())) {
                index.remove(em, now.room(), now.seq(), now.seq());
                messages.put(now.seq(), now);
            }
        }
    }
}
