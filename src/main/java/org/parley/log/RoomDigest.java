package org.parley.log;

import org.jspecify.annotations.Nullable;
import org.parley.protocol.Message;

/** A room and its newest message, for lists; null where nothing was said yet, or it is not kept any more. */
public record RoomDigest(StoredRoom room, @Nullable Message last) {}
