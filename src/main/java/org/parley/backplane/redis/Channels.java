package org.parley.backplane.redis;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomId;

/**
 * The names of a cluster's channels. A room has one, so that a node hears only of rooms in which somebody is; what concerns
 * all nodes is said in one for all.
 *
 * @param cluster what keeps clusters apart that share a Redis
 */
record Channels(String cluster) {

    String all() {
        return prefix() + "all";
    }

    String of(RoomId room) {
        return prefix() + "room:" + room;
    }

    /** Returns the channel of what is about a room, or about none. */
    String about(@Nullable RoomId room) {
        return room == null ? all() : of(room);
    }

    /** Returns the room of a channel. */
    Optional<RoomId> room(String channel) {
        String begin = prefix() + "room:";
        return channel.startsWith(begin) ? RoomId.parse(channel.substring(begin.length())) : Optional.empty();
    }

    private String prefix() {
        return "parley:" + cluster + ":";
    }
}
