package org.parley.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells what a database's failure means, whatever the provider or the server wrapped it in. */
public final class Failures {

    /** H2: the database is closed, as it is after a disk was full. */
    private static final String H2_CLOSED = "90098";

    private static final String H2_CLOSING = "90121";

    /** H2: its server is not there, or not any more. */
    private static final String H2_SERVER_GONE = "90067";

    /** H2: its store could not be written, and it closes itself. Its number, for others say HY000 of anything. */
    private static final int H2_BROKEN = 50_000;

    /** MariaDB: started with {@code --read-only}, or set to it. */
    private static final int MARIADB_READ_ONLY = 1290;

    private static final int MARIADB_DISK_FULL = 1021;
    private static final int MARIADB_TABLE_FULL = 1114;
    private static final int MARIADB_DEADLOCK = 1213;
    private static final int MARIADB_CHANGED_MEANWHILE = 1020;

    private static final int MARIADB_NO_DATABASE = 1049;
    private static final int MARIADB_NO_ACCESS_TO_DATABASE = 1044;
    private static final int MARIADB_NO_RIGHT = 1142;

    /** The class of broken constraints. */
    private static final String CONSTRAINT = "23";

    private Failures() {}

    /**
     * Returns whether a failure means that the connection, or the database behind it, is gone: SQLSTATE class 08, the
     * pool's timeout, PostgreSQL's 57P01 to 57P03 (it stops, crashed, or starts), or H2's own codes.
     */
    static boolean isLost(Throwable failure) {
        return any(
                failure,
                e -> e instanceof SQLTransientConnectionException
                        || e.getErrorCode() == H2_BROKEN
                        || hasState(e, "08", "57P0", H2_CLOSED, H2_CLOSING, H2_SERVER_GONE));
    }

    /**
     * Returns whether a failure means that the database has given a whole transaction up for the sake of others, and nothing of
     * it was stored: SQLSTATE 40001 and 40P01 (serialization, deadlock), MariaDB's 1213 and 1020 (the same).
     */
    static boolean isRolledBack(Throwable failure) {
        return any(
                failure,
                e -> hasState(e, "40001", "40P01")
                        || e.getErrorCode() == MARIADB_DEADLOCK
                        || e.getErrorCode() == MARIADB_CHANGED_MEANWHILE);
    }

    /** Returns whether a failure means that what was to be stored is there already. */
    public static boolean isConflict(Throwable failure) {
        return any(failure, e -> hasState(e, CONSTRAINT));
    }

    /** Returns whether a database takes no changes: SQLSTATE 25006, H2's 90097, MariaDB's 1290. */
    static boolean isReadOnly(Throwable failure) {
        return any(failure, e -> hasState(e, "25006", "90097") || e.getErrorCode() == MARIADB_READ_ONLY);
    }

    /** Returns whether a database has no room for changes: SQLSTATE 53100, MariaDB's 1021 and 1114. */
    static boolean isFull(Throwable failure) {
        return any(
                failure,
                e -> hasState(e, "53100")
                        || e.getErrorCode() == MARIADB_DISK_FULL
                        || e.getErrorCode() == MARIADB_TABLE_FULL);
    }

    /** Returns whether the user or the password is wrong: SQLSTATE class 28. */
    static boolean isStranger(Throwable failure) {
        return any(failure, e -> hasState(e, "28"));
    }

    /** Returns whether the server is there, and the database in it is not: SQLSTATE 3D000, H2's 90013 and 90146. */
    static boolean isNowhere(Throwable failure) {
        return any(
                failure,
                e -> hasState(e, "3D000", "90013", "90146")
                        || e.getErrorCode() == MARIADB_NO_DATABASE
                        || e.getErrorCode() == MARIADB_NO_ACCESS_TO_DATABASE);
    }

    /** Returns whether the user may not do what is needed: SQLSTATE 42501, H2's 90096, MariaDB's 1142. */
    static boolean isForbidden(Throwable failure) {
        return any(failure, e -> hasState(e, "42501", "90096") || e.getErrorCode() == MARIADB_NO_RIGHT);
    }

    /** Returns what the database itself said. */
    static String words(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName());
    }

    private static boolean hasState(SQLException failure, String... beginnings) {
        String state = failure.getSQLState();
        return state != null && Stream.of(beginnings).anyMatch(state::startsWith);
    }

    private static boolean any(Throwable failure, Predicate<SQLException> fits) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && fits.test(sql)) {
                return true;
            }
        }
        return false;
    }
}
