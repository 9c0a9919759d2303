package org.parley.backplane;

import java.util.List;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/** Tells every node, this one included, what was committed. Thread-safe; neither method blocks. */
public interface Backplane {

    /** Hears of events. May be called by any thread, with events that are lost, repeated or out of order. */
    @FunctionalInterface
    interface Listener {
        void heard(RoomId room, List<RoomEvent> events);
    }

    /** Returns what an administrator calls it. */
    String name();

    /** Tells all nodes of events that are in the log. Never throws: what is lost is found in the log. */
    void publish(RoomId room, List<RoomEvent> events);

    /** Names the one listener of this node. */
    void listen(Listener listener);
}
