package org.parley.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many of something each of many has at once. Thread-safe.
 *
 * @param <K> whose they are
 */
public final class Seats<K> {

    private final Map<K, Integer> taken = new ConcurrentHashMap<>();
    private final int most;

    /** Begins with nothing taken. */
    public Seats(int most) {
        this.most = most;
    }

    /** Takes one more, which must be given back in any case; returns whether it is within the bound. */
    public boolean take(K who) {
        return taken.merge(who, 1, Integer::sum) <= most;
    }

    /** Gives one back. */
    public void leave(K who) {
        taken.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    }
}
