package org.parley.protocol;

import java.time.Instant;

/** A durable event that changes a message which was said before. */
public sealed interface MessageChange extends RoomEvent permits Edited, Deleted, Reaction, Pinned {

    /** Returns the {@code seq} of the message. */
    long target();

    @Override
    default Long changes() {
        return target();
    }

    /** Returns who did it. */
    Author from();

    /** Returns when. */
    Instant at();

    /** Returns the message as it is after this. Only for its own {@link #target}, and each change once, in their order. */
    Message applyTo(Message message);
}
