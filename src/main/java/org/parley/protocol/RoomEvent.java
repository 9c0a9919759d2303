package org.parley.protocol;

/** A durable event of a room: it stands in the log at its {@code seq}. */
public sealed interface RoomEvent extends ServerFrame permits Message, Deleted, Membership, RoomChange {

    /** Returns the room in which it happened. */
    RoomId room();

    /** Returns its position in the room's log, 1 or more, without gaps. */
    long seq();
}
