package org.parley.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.parley.threads.Threads;

/**
 * Has rooms read what they have not heard of, on the threads that read the log.
 *
 * <p>However many events show the same gap, a room waits there once; and if it has heard of everything by then, nothing
 * is read. A room that was read rests for {@link #REST}, and what shows a gap meanwhile waits for its end: so a room costs the
 * log one reading in that time, however much is said on other nodes. Thread-safe.
 */
final class Healer {

    private static final System.Logger LOG = System.getLogger(Healer.class.getName());

    /** How long the news of a commit may take. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(100);

    /** How long a room is not read again. */
    static final Duration REST = Duration.ofMillis(100);

    private final Threads threads;
    private final Map<Room, Long> waiting = new HashMap<>();
    private final Set<Room> resting = new HashSet<>();

    Healer(Threads threads) {
        this.threads = threads;
    }

    /** Has a room read the log, unless it reaches this position meanwhile. */
    void bring(Room room, long position) {
        if (isNew(room, position)) {
            read(room);
        }
    }

    private void read(Room room) {
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
        if (!begin(room)) {
            return;
        }
        try {
            room.catchUp().heal();
        } catch (RuntimeException e) {
            // The next event, or the watermark, shows the same gap, and it is tried again.
            LOG.log(System.Logger.Level.WARNING, "a gap in " + room.id() + " could not be read", e);
        } finally {
            threads.after(REST, () -> end(room));
        }
    }

    private synchronized boolean isNew(Room room, long position) {
        boolean fresh = !waiting.containsKey(room) && !resting.contains(room);
        waiting.merge(room, position, Math::max);
        return fresh;
    }

    /** Returns whether a room is to be read, which is not read again before its rest is over. */
    private synchronized boolean begin(Room room) {
        boolean behind = room.head() < take(room);
        return behind && resting.add(room);
    }

    /** A room has rested. */
    private void end(Room room) {
        boolean wanted;
        synchronized (this) {
            resting.remove(room);
            wanted = waiting.containsKey(room);
        }
        if (wanted) {
            read(room);
        }
    }

    private synchronized long take(Room room) {
        Long position = waiting.remove(room);
        return position == null ? 0 : position;
    }
}
