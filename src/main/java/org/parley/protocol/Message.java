package org.parley.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said.
 *
 * @param cid the sender's own name for it; only the sender's connections see it
 * @param replyTo the {@code seq} of the message that it answers
 */
public record Message(
        RoomId room,
        long seq,
        MessageId mid,
        Author from,
        Instant at,
        @Nullable ClientMessageId cid,
        String text,
        @Nullable Long replyTo)
        implements RoomEvent {

    /** Returns the message as others than its sender see it. */
    public Message withoutCid() {
        return cid == null ? this : new Message(room, seq, mid, from, at, null, text, replyTo);
    }

    /** Returns the message as this person sees it. */
    public Message seenBy(UserId reader) {
        return from.id().equals(reader) ? this : withoutCid();
    }
}
