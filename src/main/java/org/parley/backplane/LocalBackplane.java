package org.parley.backplane;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/** The backplane of a single node: a call. */
public final class LocalBackplane implements Backplane {

    private volatile @Nullable Listener listener;

    @Override
    public String name() {
        return "local";
    }

    @Override
    public void publish(RoomId room, List<RoomEvent> events) {
        Listener hears = listener;
        if (hears != null) {
            hears.committed(room, events);
        }
    }

    @Override
    public void listen(Listener listener) {
        this.listener = listener;
    }
}
