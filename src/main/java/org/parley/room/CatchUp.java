package org.parley.room;

import java.util.List;
import org.parley.log.MessageLog;
import org.parley.log.StoredRoom;
import org.parley.protocol.RoomEvent;

/**
 * Brings a room level with the log: reads what the room has missed, and what those have missed who come back to it. All of it
 * blocks, so it is done outside the room's lock, under which what was read is taken over. Thread-safe.
 */
final class CatchUp {

    /** Events in a query. */
    private static final int PAGE = 1_000;

    private static final int ATTEMPTS = 10;

    private final Room room;
    private final MessageLog log;
    private final Object recalling = new Object();

    /** Events that are to be read: so many after a position. */
    record Span(long after, int count) {}

    CatchUp(Room room, MessageLog log) {
        this.room = room;
        this.log = log;
    }

    /**
     * Reads what a client missed into the tail, or what it has heard of on another node and this one has not. One at a time
     * reads, and as far back as anybody may have missed, so that a crowd that comes back costs one query and not one for each.
     */
    void recall(long after) {
        synchronized (recalling) {
            if (room.head() < after) {
                heal();
            }
            Span missing = room.missing(after);
            if (missing != null) {
                room.prepend(log.readAfter(room.id(), missing.after(), missing.count()));
            }
        }
    }

    /** Reads the log from where the room is up to its head. */
    void heal() {
        List<RoomEvent> events;
        do {
            events = log.readAfter(room.id(), room.head(), PAGE);
            if (!room.advance(events)) {
                room.skip(events.get(0).seq() - 1);
                room.advance(events);
            }
        } while (events.size() == PAGE);
    }

    /**
     * Reads everything anew, because what is in the log is not what it was, and has everybody here load again. Where something
     * is said each time meanwhile it gives up, until the watermark shows it again.
     *
     * @throws java.util.NoSuchElementException where the room is gone
     */
    void renew() {
        boolean done = false;
        for (int attempt = 0; attempt < ATTEMPTS && !done; attempt++) {
            // First, so that whatever is heard of the room from here on is seen.
            long until = room.head();
            StoredRoom stored = log.find(room.id()).orElseThrow();
            // Less where the log has gone back: the room was made anew, or a database has taken over that was behind.
            var fresh = new Tail(Math.min(until, stored.head()));
            fresh.prepend(log.readBefore(room.id(), fresh.head() + 1, Tail.NEWEST));
            done = room.renew(until, stored, fresh, log.standings(room.id()), log.marks(room.id()));
        }
    }
}
