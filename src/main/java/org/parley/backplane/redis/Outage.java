package org.parley.backplane.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a loop goes on after Redis was lost: it waits longer each time, and says so once. Used by one thread. */
final class Outage {

    private static final System.Logger LOG = System.getLogger(Outage.class.getName());
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final String what;
    private Duration pause = FIRST;

    /** @param what does not happen meanwhile */
    Outage(String what) {
        this.what = what;
    }

    /** It works. */
    void over() {
        if (!pause.equals(FIRST)) {
            LOG.log(System.Logger.Level.INFO, "Redis is there again: {0}", what);
        }
        pause = FIRST;
    }

    /** It does not: waits, and returns false where the thread is to end. */
    boolean waitFor(Throwable failure) {
        if (pause.equals(FIRST)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis {0}, and what other nodes commit is found in the database: {1}",
                    Refusal.reason(failure),
                    what);
        }
        LOG.log(System.Logger.Level.DEBUG, "why: ", failure);
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return true;
    }
}
