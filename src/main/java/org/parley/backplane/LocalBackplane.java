package org.parley.backplane;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/** The backplane of a single node: a call. */
public final class LocalBackplane implements Backplane {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "local";
    }

    @Override
    public void publish(RoomId room, List<RoomEvent> events) {
        listeners.forEach(listener -> listener.committed(room, events));
    }

    @Override
    public void listen(Listener listener) {
        listeners.add(listener);
    }
}
