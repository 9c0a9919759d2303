package org.parley.room;

import java.util.List;
import org.parley.log.MessageLog;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Person;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.ServerFrame;

/** Reads one page of a room's log, and one event more to know whether that was all. */
record HistoryPage(MessageLog log, ClientFrame.History asked) {

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
        boolean more = events.size() > limit;
        if (more) {
            events = after != null ? events.subList(0, limit) : events.subList(1, limit + 1);
        }
        return new ServerFrame.History(asked.id(), asked.room(), Room.seenBy(reader, events), more);
    }
}
