package org.parley.log.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
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
    private static final int PATIENCE = 2;

    /** H2: the database is closed, as it is after a disk was full. */
    private static final String H2_CLOSED = "90098";

    private static final String H2_CLOSING = "90121";

    /** H2: its store could not be written, and it closes itself. */
    private static final String H2_BROKEN = "HY000";

    /** The class of broken constraints. */
    private static final String CONSTRAINT = "23";

    private final DataSource source;
    private final Threads threads;
    private final Runnable lost;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * Begins with a database that is there.
     *
     * @param source gives connections of its own, outside the pool
     * @param lost is told when the database goes: whatever connections there are, they are dead
     */
    Breaker(DataSource source, Threads threads, Runnable lost) {
        this.source = source;
        this.threads = threads;
        this.lost = lost;
    }

    /** Returns whether the database is away, so that nobody should ask it. */
    boolean isAway() {
        return away.get();
    }

    /** The database did not do what was asked. */
    void failed(Throwable failure) {
        if (!isLost(failure)) {
            // Two make the same room, or a message is repeated, and the second finds the first: nothing to tell
            // anybody.
            LOG.log(
                    isConflict(failure) ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    "the database refused: {0}",
                    root(failure));
        } else if (away.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING, "the database is away: {0}", root(failure));
            lost.run();
            threads.after(PAUSE, this::probe);
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
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "the database is still away", e);
            return false;
        }
    }

    /**
     * Returns whether a failure means that the connection, or the database behind it, is gone: SQLSTATE class 08, the
     * pool's timeout, PostgreSQL's 57P01 to 57P03 (it stops, crashed, or starts), or H2's own codes.
     */
    static boolean isLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return hasState(
                failure,
                state -> state.startsWith("08")
                        || state.startsWith("57P0")
                        || state.equals(H2_CLOSED)
                        || state.equals(H2_CLOSING)
                        || state.equals(H2_BROKEN));
    }

    /** Returns whether a failure means that what was to be stored is there already. */
    static boolean isConflict(Throwable failure) {
        return hasState(failure, state -> state.startsWith(CONSTRAINT));
    }

    private static boolean hasState(Throwable failure, Predicate<String> fits) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
            if (state != null && fits.test(state)) {
                return true;
            }
        }
        return false;
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
