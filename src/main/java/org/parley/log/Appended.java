package org.parley.log;

import org.parley.protocol.Message;

/** The event of a posting. {@code repeat} says that it was in the log before, so nobody needs to hear it again. */
public record Appended(Message message, boolean repeat) {}
