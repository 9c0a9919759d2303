package org.parley.log.jpa;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps callers from waiting for a database that is away: while it is, one at a time asks, and the others are told at
 * once. Thread-safe.
 */
final class Breaker {

    private static final System.Logger LOG = System.getLogger(Breaker.class.getName());

    /** H2: the database is closed, or was closed by an interrupted write. */
    private static final String H2_CLOSED = "90098";

    private static final String H2_CLOSING = "90121";

    private volatile boolean away;
    private final AtomicBoolean asking = new AtomicBoolean();

    /** Returns whether the caller may ask the database; it says afterwards how that went. */
    boolean enter() {
        return !away || asking.compareAndSet(false, true);
    }

    /** The database did what was asked. */
    void answered() {
        if (away) {
            away = false;
            asking.set(false);
            LOG.log(System.Logger.Level.INFO, "the database answers again");
        }
    }

    /** The database did not do what was asked; opens where the reason is that it is away. */
    void failed(Throwable failure) {
        boolean lost = isLost(failure);
        if (lost && !away) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the database is away: {0}",
                    root(failure).getMessage());
        } else if (!lost) {
            LOG.log(System.Logger.Level.WARNING, "the database refused", failure);
        }
        away = lost;
        asking.set(false);
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
            String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
            if (state != null
                    && (state.startsWith("08")
                            || state.startsWith("57P0")
                            || state.equals(H2_CLOSED)
                            || state.equals(H2_CLOSING))) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
