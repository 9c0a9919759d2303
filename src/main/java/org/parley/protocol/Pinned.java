package org.parley.protocol;

import java.time.Instant;

/**
 * A message was pinned, so that everybody finds it again, or is not any more.
 *
 * @param target the {@code seq} of the message
 */
public record Pinned(RoomId room, long seq, long target, Author from, Instant at, boolean on) implements MessageChange {

    @Override
    public Message applyTo(Message message) {
        return message.isDeleted()
                ? message
                : message.pinnedBy(on ? from : null).changed(seq);
    }
}
