package org.parley.database;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.parley.log.LogUnavailable;

/**
 * Does again what a database has rolled back for the sake of others: a deadlock, or two that cannot be put in an order. Nothing
 * of it was stored, and most often there is nobody in the way the next time. Thread-safe.
 *
 * <p>What waited for a lock in vain is not done again: it has waited five seconds, and whoever holds that lock still does.
 */
final class Retries {

    private static final System.Logger LOG = System.getLogger(Retries.class.getName());

    /** How often it is done at most. */
    static final int ATTEMPTS = 5;

    /** Before the second attempt, in milliseconds; twice as much before each other one. */
    private static final long LONGEST_PAUSE = 10;

    private Retries() {}

    /**
     * Does some writing, and again up to four times; blocks between them, 150 ms at most in all.
     *
     * @param work a transaction from its begin to its end, without an effect elsewhere
     * @throws LogUnavailable where it was rolled back each time, or fails otherwise
     */
    static <T> T of(Supplier<T> work) {
        for (int attempt = 1; true; attempt++) {
            try {
                return work.get();
            } catch (LogUnavailable e) {
                if (!Failures.isRolledBack(e)) {
                    throw e;
                } else if (attempt == ATTEMPTS || !pause(LONGEST_PAUSE << (attempt - 1))) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "the database rolled back {0} times, and it is not tried again: {1}",
                            attempt,
                            Failures.words(e));
                    throw e;
                }
                LOG.log(System.Logger.Level.DEBUG, "attempt {0} was rolled back: {1}", attempt, Failures.words(e));
            }
        }
    }

    /** Waits a while that nobody knows, so that the same two do not meet again; false where the thread is to end. */
    private static boolean pause(long longest) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(1, longest + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
