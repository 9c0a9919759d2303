package org.parley.log;

import java.time.Instant;
import java.util.Objects;
import org.parley.protocol.Message;

/** What a message said from a time on, until it was written anew. */
public record Version(String text, Instant at) {

    /** Returns what a message says now. */
    public static Version of(Message message) {
        return new Version(message.text(), Objects.requireNonNullElse(message.edited(), message.at()));
    }
}
