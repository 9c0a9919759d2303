package org.parley.bench;

/** The first bytes of what a server says, as far as the load generator must know them. */
enum Head {
    /** The server waits for a greeting. */
    OPENED,
    /** The room has been joined. */
    JOINED,
    /** The server wants to know whether the client is there. */
    PING,
    /** A message is stored; its number follows. */
    ACKNOWLEDGED,
    /** A message is refused. */
    REFUSED,
    /** Somebody came or went. */
    PRESENCE
}
