package org.parley.limit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
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
    private volatile @Nullable ObjIntConsumer<K> spent;

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
        if (!on) {
            return Duration.ZERO;
        }
        Allowance allowance = allowance(who);
        Duration wait = allowance.take();
        ObjIntConsumer<K> tell = spent;
        if (tell != null) {
            int times = allowance.takeUntold();
            if (times > 0) {
                tell.accept(who, times);
            }
        }
        return wait;
    }

    /** Has somebody told who takes much, and how often since that was told before; must not wait. */
    void tell(ObjIntConsumer<K> whoever) {
        spent = whoever;
    }

    /** Takes what somebody has taken elsewhere. */
    void spend(K who, int times) {
        if (on) {
            allowance(who).spend(times);
        }
    }

    private Allowance allowance(K who) {
        return allowances.computeIfAbsent(who, key -> new Allowance(interval, burst, nanoTime));
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
