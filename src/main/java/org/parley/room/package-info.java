/**
 * Rooms: the use cases of {@link org.parley.room.RoomManager}, and the way of a message from the lane through the log
 * to every subscriber. Knows nothing of sockets, HTTP or databases.
 */
@NullMarked
package org.parley.room;

import org.jspecify.annotations.NullMarked;
