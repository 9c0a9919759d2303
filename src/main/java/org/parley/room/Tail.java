package org.parley.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.parley.protocol.Author;
import org.parley.protocol.Edited;
import org.parley.protocol.Message;
import org.parley.protocol.Reactions;
import org.parley.protocol.RoomEvent;

/**
 * The newest events of a room, shared by all who join or come back: 50 at least, 500 or 1 MiB of text at most.
 *
 * <p>Always one piece that ends at the head. Guarded by the room's lock.
 */
final class Tail {

    /** What a client that begins here is given. */
    static final int NEWEST = 50;

    /** The most that a client may have missed and still be given one by one. */
    static final int MOST = 500;

    private static final long MOST_TEXT = 1 << 20;

    /** What a frame weighs besides its text. */
    private static final long FRAME = 250;

    /** What a person weighs who is named for a reaction. */
    private static final long PERSON = 70;

    private final Deque<RoomEvent> events = new ArrayDeque<>();
    private long head;
    private long text;

    Tail(long head) {
        this.head = head;
    }

    long head() {
        return head;
    }

    /** Returns about how long all that is here is as JSON, in UTF-16 units. */
    long text() {
        return text;
    }

    /** Returns who has said something here, the newest last. */
    List<Author> authors() {
        return events.stream()
                .filter(Message.class::isInstance)
                .map(event -> ((Message) event).from())
                .toList();
    }

    /** Returns whether every event after this position is here. */
    boolean covers(long after) {
        return after >= head - events.size();
    }

    /** Returns the position of the oldest event, or the one after the head where there is none. */
    long oldest() {
        return head - events.size() + 1;
    }

    /** Adds the event after the head, and drops the oldest where there are too many. */
    void append(RoomEvent event) {
        if (event.changes() != null) {
            change(event);
        }
        events.addLast(event);
        head = event.seq();
        text += size(event);
        while (events.size() > MOST || (text > MOST_TEXT && events.size() > NEWEST)) {
            text -= size(events.removeFirst());
        }
    }

    /** Has what is here become what it is after a change. */
    private void change(RoomEvent change) {
        List<RoomEvent> before = List.copyOf(events);
        events.clear();
        for (RoomEvent event : before) {
            RoomEvent now = event.after(change);
            events.addLast(now);
            text += now == event ? 0 : size(now) - size(event);
        }
    }

    /**
     * Adds older events, ascending, of which the last is the one before {@link #oldest()}. They become what has been made of
     * them since they were read.
     */
    void prepend(List<RoomEvent> older) {
        List<RoomEvent> changes =
                events.stream().filter(event -> event.changes() != null).toList();
        for (int i = older.size() - 1; i >= 0; i--) {
            RoomEvent event = older.get(i);
            if (event.seq() == oldest() - 1) {
                for (RoomEvent change : changes) {
                    event = event.after(change);
                }
                events.addFirst(event);
                text += size(event);
            }
        }
    }

    /** Returns the events after a position, ascending. */
    List<RoomEvent> after(long after) {
        List<RoomEvent> missed = new ArrayList<>();
        for (RoomEvent event : events) {
            if (event.seq() > after) {
                missed.add(event);
            }
        }
        return missed;
    }

    /** Returns the newest events, ascending: 50, or fewer where their text is more than the given size. */
    List<RoomEvent> newest(long mostText) {
        Deque<RoomEvent> newest = new ArrayDeque<>();
        long sum = 0;
        for (Iterator<RoomEvent> back = events.descendingIterator(); back.hasNext() && newest.size() < NEWEST; ) {
            RoomEvent event = back.next();
            sum += size(event);
            if (sum > mostText && !newest.isEmpty()) {
                break;
            }
            newest.addFirst(event);
        }
        return List.copyOf(newest);
    }

    /** Returns about how long the events are as JSON, in UTF-16 units. */
    static long size(List<RoomEvent> events) {
        return events.stream().mapToLong(Tail::size).sum();
    }

    /** Returns about how long the event is as JSON: a control character is written as six. */
    static long size(RoomEvent event) {
        if (event instanceof Message message) {
            long named = message.reactions() == null
                    ? 0
                    : message.reactions().stream().mapToLong(Tail::named).sum();
            return size(message.text()) + named * PERSON;
        }
        return size(event instanceof Edited edited && edited.text() != null ? edited.text() : "");
    }

    private static long named(Reactions reactions) {
        return 1L + Math.min(Reactions.NAMED, reactions.count());
    }

    private static long size(String text) {
        long escaped = text.chars().filter(c -> c < ' ').count();
        return FRAME + text.length() + 5 * escaped;
    }
}
