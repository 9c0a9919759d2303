package org.parley.log;

import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.MessageText;

/** A message on its way into the log: it has an author and a {@code cid}, but no place yet. */
public record Posting(
        Author author,
        ClientMessageId cid,
        MessageText text,
        @Nullable Long replyTo) {}
