package org.parley.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.parley.threads.Threads;

/**
 * Has rooms read what they have not heard of, on the threads that read the log.
 *
 * <p>However many events show the same gap, a room waits there once; and if it has heard of everything by then, nothing
 * is read. Thread-safe.
 */
final class Healer {

    private static final System.Logger LOG = System.getLogger(Healer.class.getName());

    /** How long the news of a commit may take. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(100);

    private final Threads threads;
    private final Map<Room, Long> waiting = new HashMap<>();

    Healer(Threads threads) {
        this.threads = threads;
    }

    /** Has a room read the log, unless it reaches this position meanwhile. */
    void bring(Room room, long position) {
        if (!isNew(room, position)) {
            return;
        }
        try {
            threads.reads().execute(() -> heal(room));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "too much waits for the log; the watermark will show it again", e);
            take(room);
        }
    }

    /** The same, for a room that may be about to hear of it: what was committed a moment ago is on its way. */
    void expect(Room room, long position) {
        if (room.head() < position) {
            threads.after(ON_ITS_WAY, () -> bring(room, position));
        }
    }

    private void heal(Room room) {
        try {
            if (room.head() < take(room)) {
                room.heal();
            }
        } catch (RuntimeException e) {
            // The next event, or the watermark, shows the same gap, and it is tried again.
            LOG.log(System.Logger.Level.WARNING, "a gap in " + room.id() + " could not be read", e);
        }
    }

    private synchronized boolean isNew(Room room, long position) {
        boolean fresh = !waiting.containsKey(room);
        waiting.merge(room, position, Math::max);
        return fresh;
    }

    private synchronized long take(Room room) {
        Long position = waiting.remove(room);
        return position == null ? 0 : position;
    }
}
