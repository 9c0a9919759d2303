package org.parley.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.Message;
import org.parley.protocol.RoomId;

/**
 * What somebody has told the moderators of a message.
 *
 * @param by who told it
 * @param message the message as it is now; null where it cannot be read any more
 */
public record Report(
        String id,
        RoomId room,
        long seq,
        Author by,
        String reason,
        Instant at,
        @Nullable Message message) {

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    /** Returns the report with the message that it is about. */
    public Report about(@Nullable Message found) {
        return new Report(id, room, seq, by, reason, at, found);
    }
}
