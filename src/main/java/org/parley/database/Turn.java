package org.parley.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A node's turn at the tables: nodes that start at the same moment look at them, and change them, one after another.
 *
 * <p>Flyway locks too, but only after it has looked: where {@code baselineOnMigrate} is set, a node that finds the tables
 * half made by another gives up ("Unable to baseline schema history table … as it already exists").
 *
 * @param connection whose transaction (PostgreSQL), or which itself (MariaDB), has the turn; if it breaks, the turn ends
 */
record Turn(Connection connection, Vendor vendor) implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Turn.class.getName());

    /** As long as MariaDB is asked to wait, in seconds: a day, because it has no word for always. */
    private static final int LONGEST_WAIT = 86_400;

    /** Waits for it. Blocks as long as another node changes its tables, which for large ones may be long. */
    static Turn await(Connection connection, Vendor vendor) throws SQLException {
        switch (vendor) {
            case H2 -> {
                // Nobody else can have opened it.
            }
            case POSTGRESQL -> {
                // The transaction's and not the session's: a pooler between may give the session to others.
                connection.setAutoCommit(false);
                execute(connection, "select pg_advisory_xact_lock(hashtext('parley_schema'))");
            }
            case MARIADB -> lock(connection);
        }
        return new Turn(connection, vendor);
    }

    private static void lock(Connection connection) throws SQLException {
        String ask = "select get_lock(concat('parley_schema.', database()), " + LONGEST_WAIT + ")";
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(ask)) {
            if (!answer.next() || answer.getInt(1) != 1) {
                throw new SQLException("another node has been at the tables for " + LONGEST_WAIT + " s");
            }
        }
    }

    /** Leaves it to the next. */
    @Override
    public void close() {
        try {
            switch (vendor) {
                case H2 -> {
                    // It was nobody's.
                }
                case POSTGRESQL -> {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                case MARIADB -> execute(connection, "do release_lock(concat('parley_schema.', database()))");
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "the turn ended with its connection", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
