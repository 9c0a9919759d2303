package org.parley.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Where the log's connections come from: a pool of ours, or the server's own. */
interface Pool extends AutoCloseable {

    /** Gives out connections that are used again. */
    DataSource connections();

    /** Has no connection that there is given out again. */
    void forget();

    @Override
    void close();

    /**
     * Opens a pool over a database.
     *
     * @param size how many connections there may be at once
     */
    static Pool over(DataSource database, int size, Vendor vendor) {
        return database instanceof ServerDataSource ? new Servers(database) : new Ours(database, size, vendor);
    }

    /** The server's, which it opens, watches and closes itself. */
    record Servers(DataSource connections) implements Pool {

        @Override
        public void forget() {
            // The server looks, where it is told to look: its configuration asks each connection before it is given
            // out.
        }

        @Override
        public void close() {
            // It is the server's.
        }
    }

    /** HikariCP, without a connection in reserve. */
    final class Ours implements Pool {

        /** How long a thread waits for a connection before the log is unavailable, in milliseconds. */
        private static final long CONNECTION_TIMEOUT = 1_000;

        private final HikariDataSource pool;

        private Ours(DataSource database, int size, Vendor vendor) {
            var config = new HikariConfig();
            config.setPoolName("parley");
            config.setDataSource(database);
            config.setMaximumPoolSize(size);
            // The pool must not go on looking for a database that is away, with longer and longer pauses.
            config.setMinimumIdle(0);
            config.setConnectionTimeout(CONNECTION_TIMEOUT);
            config.setValidationTimeout(CONNECTION_TIMEOUT);
            if (vendor == Vendor.POSTGRESQL) {
                config.setConnectionInitSql(Durability.AT_CONNECT);
            }
            pool = new HikariDataSource(config);
        }

        @Override
        public DataSource connections() {
            return pool;
        }

        @Override
        public void forget() {
            pool.getHikariPoolMXBean().softEvictConnections();
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
