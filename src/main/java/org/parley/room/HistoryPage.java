package org.parley.room;

import java.util.List;
import org.parley.log.MessageLog;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Person;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.ServerFrame;

/** Reads one page of a room's log, and one event more to know whether that was all. */
record HistoryPage(MessageLog log, ClientFrame.History asked) {

    /** The longest page, in UTF-16 units of JSON, as far as it has more than one event: it waits for a reader too. */
    private static final long MOST = 256 * 1024;

    ServerFrame.History read(Person reader) {
        Long after = asked.after();
        Long before = asked.before();
        int limit = asked.limit();
        List<RoomEvent> events;
        if (after != null) {
            events = log.readAfter(asked.room(), after, limit + 1);
        } else {
            events = log.readBefore(asked.room(), before == null ? Long.MAX_VALUE : before, limit + 1);
        }
        List<RoomEvent> page = after != null ? first(events, limit) : last(events, limit);
        boolean more = page.size() < events.size();
        return new ServerFrame.History(asked.id(), asked.room(), Room.seenBy(reader, page), more);
    }

    private static List<RoomEvent> first(List<RoomEvent> events, int limit) {
        int end = 0;
        long size = 0;
        while (end < Math.min(limit, events.size()) && (end == 0 || size + Tail.size(events.get(end)) <= MOST)) {
            size += Tail.size(events.get(end++));
        }
        return events.subList(0, end);
    }

    private static List<RoomEvent> last(List<RoomEvent> events, int limit) {
        int begin = events.size();
        int least = Math.max(0, events.size() - limit);
        long size = 0;
        while (begin > least && (begin == events.size() || size + Tail.size(events.get(begin - 1)) <= MOST)) {
            size += Tail.size(events.get(--begin));
        }
        return events.subList(begin, events.size());
    }
}
