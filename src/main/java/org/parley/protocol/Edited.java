package org.parley.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message was written anew by who wrote it.
 *
 * @param target the {@code seq} of the message
 * @param text what it says now; null where a later edit has replaced it, or the message was taken back
 * @param mentions whom it calls now
 */
public record Edited(
        RoomId room,
        long seq,
        long target,
        Author from,
        Instant at,
        @Nullable String text,
        @Nullable Mentions mentions) implements MessageChange {

    @Override
    public RoomEvent after(RoomEvent later) {
        boolean replaced = (later instanceof Edited || later instanceof Deleted)
                && Long.valueOf(target).equals(later.changes())
                && later.seq() > seq;
        return replaced && text != null ? withoutText() : this;
    }

    /** Returns the edit where what it said is not to be read any more. */
    public Edited withoutText() {
        return new Edited(room, seq, target, from, at, null, null);
    }

    @Override
    public Message applyTo(Message message) {
        return text == null || message.isDeleted()
                ? message
                : message.edited(text, mentions, at).changed(seq);
    }
}
