package org.parley.room;

import org.jspecify.annotations.Nullable;
import org.parley.protocol.Profile;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.Status;

/**
 * One connection that hears what happens in rooms.
 *
 * <p>No method may block or call back into the room: the first is called under the room's lock, the others by the thread that
 * serves all others after it.
 */
public interface Subscriber extends Actor {

    /** Returns whether the person is at this device, and wants to be disturbed; never offline. */
    default Status status() {
        return Status.ONLINE;
    }

    /** Returns what the person has chosen that others see of them; null where that is not known here. */
    default @Nullable Profile profile() {
        return null;
    }

    /** Takes the room as it was at the moment of joining; everything after it comes by {@link #deliver}. */
    void joined(Joined snapshot);

    /** Takes what happened since, in order. */
    void deliver(Delivery delivery);

    /** Hears, after everything that it was to hear, that it has no place in a room any more, and why. */
    void sentOut(RoomId room, ServerFrame why);
}
