package org.parley.faults.checker;

/** What happened at one client, at a time in nanoseconds that all clients of a run share. */
public sealed interface Event {

    long at();

    String client();

    String room();

    /** The client sends a message: for the first time, or again with the same {@code cid}. */
    record Invoked(long at, String client, String room, String cid, int attempt, long hash) implements Event {}

    /** The server says that it is stored, and where. */
    record Acked(long at, String client, String room, String cid, int attempt, long seq, String mid) implements Event {}

    /** The server says that this attempt stored nothing. */
    record Refused(long at, String client, String room, String cid, int attempt, String code) implements Event {}

    /**
     * The client is in the room, and what it hears goes on from here.
     *
     * @param node whom it is connected to, counted from 0
     * @param after the position before the first event that it hears: the one that it held where it recovered, the one
     *     before the snapshot where it begins anew
     * @param head the newest position when it joined: everything up to it comes with the snapshot
     */
    record Resumed(
            long at,
            String client,
            int node,
            String connection,
            String room,
            String epoch,
            long after,
            boolean recovered,
            long head)
            implements Event {}

    /** The client hears a message, live or with a snapshot. */
    record Received(long at, String client, String connection, String room, long seq, String mid, long hash)
            implements Event {}

    /** The connection ends, by whomever. What is open at the end of a run has none of these. */
    record Closed(long at, String client, String connection, String room, int code, String reason) implements Event {}

    /** The client learns that it was kicked or banned: the room's position at which, after which nothing is for it. */
    record Removed(long at, String client, String connection, String room, long seq) implements Event {}

    /** The server says that it is about to close. */
    record Dismissed(long at, String client, String connection, String room, long after) implements Event {}

    /** The server does not open a socket; status 0 where there is no server. */
    record TurnedAway(long at, String client, String room, int status) implements Event {}
}
