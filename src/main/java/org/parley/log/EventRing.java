package org.parley.log;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.UserId;

/** The newest events of a room in memory, by position; where it is full, the oldest gives way. Used under its room's lock. */
final class EventRing {

    /** Most rooms are small: it doubles as long as it may grow. */
    private static final int SMALL = 64;

    private final int capacity;
    private Entry[] entries;
    private long head;

    /** By what a repeated event is known. */
    record Key(UserId author, ClientMessageId cid) {}

    /** An event as it is now. */
    record Entry(Key key, RoomEvent event) {}

    /** @param capacity how many events it holds at most */
    EventRing(int capacity) {
        this.capacity = capacity;
        this.entries = new Entry[Math.min(capacity, SMALL)];
    }

    /** Returns the position of the newest event; 0 before the first one. */
    long head() {
        return head;
    }

    /** Returns the position of the oldest event that is held; 1 before the first one. */
    long oldest() {
        return Math.max(1, head - entries.length + 1);
    }

    boolean holds(long seq) {
        return seq >= oldest() && seq <= head;
    }

    /** Returns what is at a position that is held. */
    Entry entry(long seq) {
        return entries[slot(seq)];
    }

    RoomEvent at(long seq) {
        return entry(seq).event();
    }

    /** Returns the events of these positions, which are held; none where the first is after the last. */
    List<RoomEvent> slice(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(this::at).toList();
    }

    /** Adds the event after the newest one, and returns which gave way. */
    @Nullable
    Entry add(Entry entry) {
        grow();
        head = entry.event().seq();
        int slot = slot(head);
        Entry before = entries[slot];
        entries[slot] = entry;
        return before;
    }

    /** Puts what has become of an event in its place. */
    void replace(Entry entry) {
        entries[slot(entry.event().seq())] = entry;
    }

    private void grow() {
        if (head < entries.length || entries.length == capacity) {
            return;
        }
        Entry[] small = entries;
        long first = oldest();
        entries = new Entry[Math.min(capacity, 2 * small.length)];
        for (long seq = first; seq <= head; seq++) {
            entries[slot(seq)] = small[(int) (seq % small.length)];
        }
    }

    private int slot(long seq) {
        return (int) (seq % entries.length);
    }
}
