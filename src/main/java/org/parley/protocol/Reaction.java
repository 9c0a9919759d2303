package org.parley.protocol;

import java.time.Instant;

/**
 * Somebody reacted to a message with an emoji, or does not any more.
 *
 * @param target the {@code seq} of the message
 */
public record Reaction(RoomId room, long seq, long target, Author from, Instant at, Emoji emoji, boolean on)
        implements MessageChange {

    @Override
    public Message applyTo(Message message) {
        return message.isDeleted()
                ? message
                : message.reacted(Reactions.after(message.reactions(), this)).changed(seq);
    }
}
