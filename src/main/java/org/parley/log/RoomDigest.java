package org.parley.log;

import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomEvent;

/** A room and its newest event, for a list of rooms. */
public record RoomDigest(StoredRoom room, @Nullable RoomEvent last) {}
