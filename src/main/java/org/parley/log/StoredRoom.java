package org.parley.log;

import org.parley.protocol.Epoch;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;

/**
 * A room as the log knows it.
 *
 * @param head the position of its newest event, 0 where there is none
 */
public record StoredRoom(RoomInfo info, Epoch epoch, long head) {

    /** Returns the room's id. */
    public RoomId id() {
        return info.id();
    }
}
