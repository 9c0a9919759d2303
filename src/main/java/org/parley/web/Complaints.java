package org.parley.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.parley.limit.RateLimiter;

/**
 * Tells the administrator what keeps people out, and no faster than a log can bear: of each obstacle a line a second, 50
 * at once. How many were held back is said with the next. Thread-safe.
 */
final class Complaints {

    private static final int A_SECOND = 1;
    private static final int AT_ONCE = 50;

    private final RateLimiter<Obstacle> limiter;
    private final Map<Obstacle, Integer> heldBack = new EnumMap<>(Obstacle.class);
    private final Consumer<String> log;

    /** @param nanoTime a monotonic clock, in nanoseconds */
    Complaints(LongSupplier nanoTime, Consumer<String> log) {
        this.limiter = new RateLimiter<>(true, A_SECOND, AT_ONCE, nanoTime);
        this.log = log;
    }

    /** Says it, or counts it for the next. */
    void tell(Obstacle obstacle, String remedy) {
        int more;
        synchronized (heldBack) {
            if (!limiter.take(obstacle).isZero()) {
                heldBack.merge(obstacle, 1, Integer::sum);
                return;
            }
            Integer held = heldBack.remove(obstacle);
            more = held == null ? 0 : held;
        }
        log.accept(more == 0 ? remedy : remedy + " [and " + more + " more like this since the last line]");
    }
}
