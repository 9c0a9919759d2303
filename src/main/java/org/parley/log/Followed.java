package org.parley.log;

import java.time.Instant;
import org.parley.protocol.Message;

/**
 * A thread that somebody follows: they began it, answered in it, were called in it, or read it.
 *
 * @param root the message with which it began
 * @param read up to which position they have read its answers
 * @param unread how many answers of others stand after that, without those that were taken back
 */
public record Followed(Message root, long read, int unread) {

    /** Returns when the newest answer was given. */
    public Instant newest() {
        return root.replies() == null ? root.at() : root.replies().last();
    }
}
