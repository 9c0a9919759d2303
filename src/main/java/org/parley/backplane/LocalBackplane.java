package org.parley.backplane;

import java.util.List;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/** The backplane of a single node: a call. */
public final class LocalBackplane implements Backplane {

    private volatile Listener listener = (room, events) -> {};

    @Override
    public String name() {
        return "local";
    }

    @Override
    public void publish(RoomId room, List<RoomEvent> events) {
        listener.heard(room, events);
    }

    @Override
    public void listen(Listener listener) {
        this.listener = listener;
    }
}
