package org.parley.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.parley.config.ChatConfig;

/**
 * Meets the database at start: waits for it as long as the administrator says, and finds out what it is.
 *
 * @param source gives connections to it, none of which is used twice unless the server pools them
 * @param connection the first one; the built-in database would close itself with its last
 */
record FirstContact(DataSource source, Vendor vendor, Connection connection) implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FirstContact.class.getName());

    /** Between two attempts, in milliseconds. */
    private static final long PAUSE = 500;

    /** Finds a source of connections. */
    @FunctionalInterface
    interface Door {
        DataSource find() throws SQLException;
    }

    /**
     * Asks for a connection, and again until one is given or the wait is over. Blocks.
     *
     * @throws DatabaseRefused when there is none, or the database is none that Parley knows
     */
    static FirstContact with(ChatConfig.Db db, Door door, Clock clock) {
        Instant end = clock.instant().plus(db.patience());
        boolean told = false;
        while (true) {
            try {
                DataSource source = door.find();
                return meet(db, source, source.getConnection());
            } catch (SQLException e) {
                boolean hopeless = Failures.isStranger(e) || Failures.isNowhere(e);
                if (hopeless || !clock.instant().isBefore(end)) {
                    throw DatabaseRefused.because(db, e);
                }
                if (!told) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "waiting {0} s at most for {1}: {2}",
                            db.patience().toSeconds(),
                            db,
                            Failures.words(e));
                    told = true;
                }
            }
            pause(db);
        }
    }

    /** Keeps the connection where the database is one that Parley knows, and gives it back where it is not. */
    private static FirstContact meet(ChatConfig.Db db, DataSource source, Connection connection) throws SQLException {
        boolean known = false;
        try {
            String product = connection.getMetaData().getDatabaseProductName();
            Vendor vendor = Vendor.of(product)
                    .orElseThrow(() -> new DatabaseRefused(
                            db, "is " + product + ": name a database of PostgreSQL, MariaDB or H2"));
            known = true;
            return new FirstContact(source, vendor, connection);
        } finally {
            if (!known) {
                connection.close();
            }
        }
    }

    /**
     * Waits until no other node is at the tables, and returns this one's turn. Blocks.
     *
     * @throws DatabaseRefused where the database does not answer
     */
    Turn turn(ChatConfig.Db db) {
        try {
            return Turn.await(connection, vendor);
        } catch (SQLException e) {
            throw DatabaseRefused.because(db, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "the first connection was gone already", e);
        }
    }

    private static void pause(ChatConfig.Db db) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseRefused(db, "was not waited for any longer: the server stops");
        }
    }
}
