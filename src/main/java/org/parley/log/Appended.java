package org.parley.log;

import org.parley.protocol.RoomEvent;

/** The event of a posting. {@code repeat} says that it was in the log before, so nobody needs to hear it again. */
public record Appended(RoomEvent event, boolean repeat) {}
