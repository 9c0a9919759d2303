package org.parley.limit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;

/**
 * An {@link Allowance} for each of many. Thread-safe.
 *
 * @param <K> whose allowance it is
 */
public final class RateLimiter<K> {

    private final Map<K, Allowance> allowances = new ConcurrentHashMap<>();
    private final boolean on;
    private final Duration interval;
    private final int burst;
    private final LongSupplier nanoTime;

    /** @param on false for a limiter that never refuses */
    public RateLimiter(boolean on, int perSecond, int burst, LongSupplier nanoTime) {
        this(on, Duration.ofSeconds(1).dividedBy(perSecond), burst, nanoTime);
    }

    /**
     * Begins with nothing taken.
     *
     * @param on false for a limiter that never refuses
     * @param interval how long it takes until one more may be taken
     */
    public RateLimiter(boolean on, Duration interval, int burst, LongSupplier nanoTime) {
        this.on = on;
        this.interval = interval;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Takes one, and returns zero; or takes none, and returns how long to wait for one. */
    public Duration take(K who) {
        return on
                ? allowances
                        .computeIfAbsent(who, key -> new Allowance(interval, burst, nanoTime))
                        .take()
                : Duration.ZERO;
    }

    /**
     * Takes one.
     *
     * @param sentence what is said to who is too fast
     * @throws Refusal with how long to wait, where there is none
     */
    public void require(K who, String sentence) {
        Duration wait = take(who);
        if (!wait.isZero()) {
            throw new Refusal(ErrorCode.RATE_LIMITED, sentence, wait);
        }
    }

    /** Forgets those whose allowance is whole again. */
    public void sweep() {
        allowances.values().removeIf(Allowance::idle);
    }
}
