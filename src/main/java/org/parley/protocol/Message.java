package org.parley.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said.
 *
 * @param cid the sender's own name for it; only the sender's connections see it
 * @param replyTo the {@code seq} of the message that it answers
 * @param deleted true where it was taken back; its text is empty then
 */
public record Message(
        RoomId room,
        long seq,
        MessageId mid,
        Author from,
        Instant at,
        @Nullable ClientMessageId cid,
        String text,
        @Nullable Long replyTo,
        @Nullable Boolean deleted)
        implements RoomEvent {

    /** A message that stands as it was said. */
    public Message(
            RoomId room,
            long seq,
            MessageId mid,
            Author from,
            Instant at,
            @Nullable ClientMessageId cid,
            String text,
            @Nullable Long replyTo) {
        this(room, seq, mid, from, at, cid, text, replyTo, null);
    }

    /** Returns the message as others than its sender see it. */
    public Message withoutCid() {
        return cid == null ? this : new Message(room, seq, mid, from, at, null, text, replyTo, deleted);
    }

    /** Returns the message as this person sees it. */
    public Message seenBy(UserId reader) {
        return from.id().equals(reader) ? this : withoutCid();
    }

    /** Returns whether it was taken back. */
    public boolean isDeleted() {
        return Boolean.TRUE.equals(deleted);
    }

    /** Returns the message as it is after it was taken back. */
    public Message emptied() {
        return new Message(room, seq, mid, from, at, cid, "", replyTo, true);
    }
}
