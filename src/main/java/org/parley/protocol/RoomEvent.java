package org.parley.protocol;

import org.jspecify.annotations.Nullable;

/** A durable event of a room: it stands in the log at its {@code seq}. */
public sealed interface RoomEvent extends ServerFrame permits Message, MessageChange, Membership, RoomChange {

    /** Returns the room in which it happened. */
    RoomId room();

    /** Returns its position in the room's log, 1 or more, without gaps. */
    long seq();

    /** Returns the {@code seq} of the message that is another one after this event; null where it changes none. */
    default @Nullable Long changes() {
        return null;
    }

    /**
     * Returns the event as it is read once a later one of its room has happened: a message carries its state of now, and a
     * text that was replaced or taken back is read nowhere.
     */
    default RoomEvent after(RoomEvent later) {
        return this;
    }
}
