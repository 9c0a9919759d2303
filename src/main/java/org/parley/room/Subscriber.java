package org.parley.room;

import org.parley.protocol.Person;
import org.parley.protocol.ServerFrame.Joined;

/**
 * One connection that hears what happens in rooms.
 *
 * <p>Neither method may block or call back into the room: the first is called under the room's lock, the second by the
 * thread that serves all others after it.
 */
public interface Subscriber {

    /** Returns who is at the other end. */
    Person person();

    /** Takes the room as it was at the moment of joining; everything after it comes by {@link #deliver}. */
    void joined(Joined snapshot);

    /** Takes what happened since, in order. */
    void deliver(Delivery delivery);
}
