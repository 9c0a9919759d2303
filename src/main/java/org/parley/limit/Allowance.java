package org.parley.limit;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A leaky bucket on a monotonic clock: so many a second on average, so many at once.
 *
 * <p>It keeps one number, the time at which the bucket will be empty (the generic cell rate algorithm, ITU-T I.371).
 * Thread-safe.
 */
public final class Allowance {

    private final LongSupplier nanoTime;
    private final long cost;
    private final long capacity;
    private long emptyAt;
    private int untold;

    /** @param nanoTime a monotonic clock, in nanoseconds */
    public Allowance(int perSecond, int burst, LongSupplier nanoTime) {
        this(Duration.ofSeconds(1).dividedBy(perSecond), burst, nanoTime);
    }

    /**
     * Begins with nothing taken.
     *
     * @param interval how long it takes until one more may be taken
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public Allowance(Duration interval, int burst, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.cost = interval.toNanos();
        this.capacity = cost * burst;
        this.emptyAt = nanoTime.getAsLong();
    }

    /** Takes one, and returns zero; or takes none, and returns how long to wait for one. */
    public synchronized Duration take() {
        long now = nanoTime.getAsLong();
        long before = Math.max(emptyAt - now, 0);
        long full = before + cost;
        if (full > capacity) {
            return Duration.ofNanos(full - capacity);
        }
        emptyAt = now + full;
        untold = before == 0 ? 1 : untold + 1;
        return Duration.ZERO;
    }

    /**
     * Returns how often something was taken since this was asked before and more than half is taken; 0 where it is not. Who takes
     * so little is not worth a word to anybody.
     */
    synchronized int takeUntold() {
        boolean much = (emptyAt - nanoTime.getAsLong()) * 2 > capacity;
        int times = much ? untold : 0;
        untold -= times;
        return times;
    }

    /** Takes as often as that at once, as much as there is. */
    synchronized void spend(int times) {
        long now = nanoTime.getAsLong();
        long wanted = Math.max(emptyAt - now, 0) + cost * Math.min(times, capacity / cost);
        emptyAt = now + Math.min(wanted, capacity);
    }

    /** Returns whether nothing is in the bucket, so that a new one would be the same. */
    synchronized boolean idle() {
        return emptyAt - nanoTime.getAsLong() <= 0;
    }
}
