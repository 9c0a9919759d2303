package org.parley.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Message;

/**
 * Where messages are found by their keys.
 *
 * <p>The contract, which {@code MessageSearchContract} checks on every adapter:
 *
 * <ul>
 *   <li>Found is only what the reader may read: messages of rooms that are open to all, unless the reader is banned there, and of those
 *       in which the reader has a role; with a role everywhere, of all but direct rooms.
 *   <li>A message is returned as it is now. What was taken back is not found.
 *   <li>A message is found a second after its commit, and by a new text a second after that one's: an index may lag. Until then it may be
 *       found by the old text's keys, and so whoever asks looks at the text.
 * </ul>
 *
 * <p>Thread-safe; calls block. Every method may throw {@link
 * org.parley.log.LogUnavailable}.
 */
public interface MessageSearch {

    /**
     * What was found, the newest first.
     *
     * @param next the place behind which there may be more; null where there is no more
     */
    record Candidates(List<Message> messages, @Nullable Place next) {}

    /**
     * Returns the newest messages that have all of the keys, {@code limit} at most.
     *
     * @param keys one or more
     */
    Candidates find(Scope scope, List<Key> keys, int limit);
}
