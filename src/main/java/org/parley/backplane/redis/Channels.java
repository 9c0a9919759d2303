package org.parley.backplane.redis;

import java.util.Optional;
import org.parley.protocol.RoomId;

/**
 * The names of a cluster's channels, and what is said in them. A room has one, so that a node hears only of rooms in which
 * somebody is; who becomes a member is said in one for all.
 *
 * <p>What cannot be read, as that of another version, is dropped. It says where in the log to look, and nothing that counts.
 *
 * @param cluster what keeps clusters apart that share a Redis
 * @param node this node's own name in it
 */
record Channels(String cluster, String node) {

    private static final String VERSION = "1";
    private static final int LONGEST = 200;

    /** The log of a room is that far. */
    record Hint(RoomId room, long position) {}

    String members() {
        return prefix() + "members";
    }

    String of(RoomId room) {
        return prefix() + "room:" + room;
    }

    /** Returns the room of a channel. */
    Optional<RoomId> room(String channel) {
        String begin = prefix() + "room:";
        return channel.startsWith(begin) ? RoomId.parse(channel.substring(begin.length())) : Optional.empty();
    }

    private String prefix() {
        return "parley:" + cluster + ":";
    }

    String text(Hint hint) {
        return String.join(" ", VERSION, node, hint.room().value(), Long.toString(hint.position()));
    }

    /** Returns whether this node has said it itself. */
    boolean isOwn(String text) {
        return text.startsWith(VERSION + " " + node + " ");
    }

    /** Reads what another node has said; nothing where it is not that. */
    static Optional<Hint> read(String text) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split(" ", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION) || !parts[3].matches("[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        return RoomId.parse(parts[2]).map(room -> new Hint(room, Long.parseLong(parts[3])));
    }
}
