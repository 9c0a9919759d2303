package org.parley.protocol;

import java.time.Instant;

/**
 * A message was taken back, by who wrote it or by a moderator. Its text is nowhere any more.
 *
 * @param target the {@code seq} of the message
 */
public record Deleted(RoomId room, long seq, long target, Author from, Instant at) implements MessageChange {

    @Override
    public Message applyTo(Message message) {
        return message.isDeleted() ? message : message.emptied().changed(seq);
    }
}
