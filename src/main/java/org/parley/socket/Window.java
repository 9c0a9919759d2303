package org.parley.socket;

/**
 * How much one socket was sent that its reader has not shown to have read.
 *
 * <p>What a server reports as sent may still wait in its memory: Payara has been seen to take 9 MB for a reader that
 * never reads. So every so often a ping of WebSocket's own goes behind what was sent, with the count of all of it; the
 * pong, which every client gives without being told to, brings the count back (RFC 6455, section 5.5.3). A pong may
 * answer several pings. Not thread-safe.
 */
final class Window {

    /** How much goes out between two pings, in UTF-16 units. */
    static final long STEP = 256 * 1024;

    /** How much may be sent and not read, in UTF-16 units; one send may go beyond. */
    static final long MOST = 1024 * 1024;

    private long sent;
    private long asked;
    private long answered;

    /** Counts what is sent now. */
    void sent(int length) {
        sent += length;
    }

    /** Returns whether a ping ought to go out before anything else. */
    boolean isDue() {
        return sent - asked >= STEP;
    }

    /** Returns what the ping that goes out now says. */
    long ask() {
        asked = sent;
        return asked;
    }

    /** Returns whether nothing more may go out until a pong comes. A ping is on its way then, or due. */
    boolean isFull() {
        return sent - answered >= MOST;
    }

    /**
     * Takes what a pong says.
     *
     * @return whether it says something new; where not, nobody asked for it
     */
    boolean answered(long count) {
        if (count <= answered || count > asked) {
            return false;
        }
        answered = count;
        return true;
    }
}
