package org.parley.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.parley.threads.Threads;

/**
 * Keeps callers from waiting for a database that is away: they are told at once, and a probe asks, four times a second,
 * until it is back. Thread-safe.
 *
 * <p>The probe asks outside the pool: Hikari pauses up to five seconds between its own attempts, and every caller that
 * waits for it holds up a room.
 */
final class Breaker {

    private static final System.Logger LOG = System.getLogger(Breaker.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** How long it is said once only that nothing can be changed, and no other connections are asked for. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final int PATIENCE = 2;

    private final DataSource source;
    private final Threads threads;
    private final Runnable renew;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean closedToChanges = new AtomicBoolean();

    /**
     * Begins with a database that is there.
     *
     * @param source gives connections of its own, outside the pool
     * @param renew has all connections made anew: whatever there are, they are dead, or to a database that takes no changes
     */
    Breaker(DataSource source, Threads threads, Runnable renew) {
        this.source = source;
        this.threads = threads;
        this.renew = renew;
    }

    /** Returns whether the database is away, so that nobody should ask it. */
    boolean isAway() {
        return away.get();
    }

    /** The database did not do what was asked. */
    void failed(Throwable failure) {
        if (Failures.isReadOnly(failure) || Failures.isFull(failure)) {
            // Who reads is served. But these connections may be to one that is the standby now.
            takesNoChanges(failure);
        } else if (!Failures.isLost(failure)) {
            // Two make the same room, or a message is repeated, and the second finds the first; or one was in the
            // way of the other and comes again. Nothing to tell anybody.
            boolean usual = Failures.isConflict(failure) || Failures.isRolledBack(failure);
            LOG.log(
                    usual ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    "the database refused: {0}",
                    Failures.words(failure));
        } else if (away.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING, "the database is away: {0}", Failures.words(failure));
            renew.run();
            threads.after(PAUSE, this::probe);
        }
    }

    private void takesNoChanges(Throwable failure) {
        if (closedToChanges.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING, "the database takes no changes: {0}", Failures.words(failure));
            renew.run();
            threads.after(QUIET, () -> closedToChanges.set(false));
        }
    }

    private void probe() {
        try {
            threads.reads().execute(() -> {
                if (answers()) {
                    away.set(false);
                    LOG.log(System.Logger.Level.INFO, "the database is back");
                } else {
                    threads.after(PAUSE, this::probe);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "too much waits for the log", e);
            threads.after(PAUSE, this::probe);
        }
    }

    private boolean answers() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(PATIENCE);
        } catch (SQLException | RuntimeException e) {
            // Also what a server's own data source throws: nobody else would look again.
            LOG.log(System.Logger.Level.DEBUG, "the database is still away", e);
            return false;
        }
    }
}
