package org.parley.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do in a room has changed, and lasts: the frame {@code member} with a {@code seq}.
 *
 * @param role their role from now on, where it is about that
 * @param by who did it; for {@code joined} and {@code left} it may be the person
 * @param until when a muted person may speak again; null: not until somebody says so
 */
public record Membership(
        RoomId room,
        long seq,
        Change change,
        Person user,
        @Nullable Role role,
        Author by,
        Instant at,
        @Nullable Instant until)
        implements RoomEvent {

    /** What became of the person. */
    public enum Change {
        JOINED,
        LEFT,
        KICKED,
        BANNED,
        UNBANNED,
        ROLE,
        MUTED,
        UNMUTED
    }

    @Override
    public String type() {
        return "member";
    }

    /** Returns whether it sends the person out of the room, also where they may come in again. */
    public boolean sendsOut() {
        return change == Change.KICKED || change == Change.BANNED;
    }
}
