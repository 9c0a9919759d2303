package org.parley.protocol;

/** Who wrote a message, as it reads in the log: the id, and the name of that day. */
public record Author(UserId id, String name) {}
