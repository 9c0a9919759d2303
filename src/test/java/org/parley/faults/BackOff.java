package org.parley.faults;

import java.time.Duration;
import java.util.Random;

/** How long a client waits before it comes back: exponential with jitter, or as the server asked. Guarded by its client. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(20);

    private final Random random;
    private int failures;
    private long asked = -1;

    BackOff(Random random) {
        this.random = random;
    }

    /** The server says how long to stay away, in milliseconds. */
    void ask(long millis) {
        asked = millis;
    }

    /** It worked: the next time begins anew. */
    void succeeded() {
        failures = 0;
    }

    /**
     * Returns how long to wait for a handshake: longer after a failure. Whoever gives up too soon has the server work for
     * nobody, and where all do it never gets to those who still wait.
     */
    Duration patience() {
        return failures == 0 ? FIRST_PATIENCE : FIRST_PATIENCE.multipliedBy(2);
    }

    /** Returns how long to wait now, in milliseconds. */
    long next() {
        if (asked >= 0) {
            long wait = asked;
            asked = -1;
            return wait;
        }
        long longest = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures++, MOST_DOUBLINGS));
        return jitter(longest);
    }

    /** Returns how long to wait with a message that was refused, in milliseconds. */
    long retry() {
        return jitter(2 * FIRST.toMillis());
    }

    private long jitter(long longest) {
        return (long) (longest * (0.5 + random.nextDouble() / 2));
    }
}
