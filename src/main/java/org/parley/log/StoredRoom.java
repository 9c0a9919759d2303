package org.parley.log;

import org.parley.protocol.Epoch;
import org.parley.protocol.RoomId;

/**
 * A room as the log knows it.
 *
 * @param head the position of its newest event, 0 where there is none
 */
public record StoredRoom(RoomId id, String name, Epoch epoch, long head) {}
