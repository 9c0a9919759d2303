package org.parley.bench;

/** Decides who says something, and when. Used by the one thread that drives the sockets. */
interface Load {

    /** Sends what is due; returns when it wants to be asked again, {@link Long#MAX_VALUE} for never. */
    long tick(long now);

    /** A message of a sender came to a member, for the first time. */
    void delivered(Member receiver, int sender, int counter);

    /** A message was acknowledged to its sender. */
    void acknowledged(Member sender);
}
