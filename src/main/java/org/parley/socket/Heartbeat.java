package org.parley.socket;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.parley.config.ChatConfig;

/**
 * Finds out whether a client is there: a ping at intervals, and an answer of any kind in time. {@link #heard} may be
 * called by any thread, {@link #beat} by one.
 */
final class Heartbeat {

    private final ChatConfig.Heartbeat times;
    private final LongSupplier nanoTime;
    private volatile long heardAt;
    private long pingedAt;
    private boolean waits;

    /** What is to be done. */
    enum Beat {
        NOTHING,
        PING,
        DEAD
    }

    /**
     * Begins with somebody who has just come.
     *
     * @param earlier by how much the first ping comes before its interval is over, in nanoseconds: where a thousand come
     *     in one moment, their pings, and worse their answers, must not come in one moment for ever after
     */
    Heartbeat(ChatConfig.Heartbeat times, LongSupplier nanoTime, long earlier) {
        this.times = times;
        this.nanoTime = nanoTime;
        this.heardAt = nanoTime.getAsLong();
        this.pingedAt = heardAt - earlier;
    }

    /** Begins with a first ping at any moment of the first interval. */
    static Heartbeat begin(ChatConfig.Heartbeat times, LongSupplier nanoTime) {
        return new Heartbeat(
                times,
                nanoTime,
                ThreadLocalRandom.current().nextLong(times.ping().toNanos()));
    }

    void heard() {
        heardAt = nanoTime.getAsLong();
    }

    Beat beat() {
        long now = nanoTime.getAsLong();
        if (waits && heardAt - pingedAt >= 0) {
            waits = false;
        }
        if (waits) {
            return now - pingedAt > times.pong().toNanos() ? Beat.DEAD : Beat.NOTHING;
        }
        if (now - pingedAt < times.ping().toNanos()) {
            return Beat.NOTHING;
        }
        pingedAt = now;
        waits = true;
        return Beat.PING;
    }
}
