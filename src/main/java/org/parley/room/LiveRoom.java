package org.parley.room;

/** A room on this node and its way into the log. */
record LiveRoom(Room room, RoomLane lane) {

    /** Ends it if nobody is in it and nothing is on its way; returns whether it has ended. */
    boolean close() {
        return lane.idle() && room.close();
    }
}
