package org.parley.log.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.parley.config.ChatConfig;
import org.parley.threads.Threads;

/**
 * The database: the pool, the schema and the entity managers over it, from the first connection to the last.
 */
public final class Database implements AutoCloseable {

    /** How long a thread waits for a connection before the log is unavailable, in milliseconds. */
    private static final long CONNECTION_TIMEOUT = 1_000;

    private final HikariDataSource pool;
    private final EntityManagerFactory entityManagers;
    private final Transactions transactions;

    /**
     * Opens the configured database, and brings its schema up to date. The built-in one is made where it is missing.
     *
     * @param folder where the built-in one lives
     * @param connections how many threads may work with it at once
     * @param threads whose readers look whether it is back, when it was away
     * @throws RuntimeException when it cannot be opened; another process may hold the built-in one
     */
    public static Database open(ChatConfig.Db db, Path folder, int connections, Threads threads) {
        if (db.isBuiltIn()) {
            RoomyDataSource source = DataSources.h2(folder);
            return new Database(source, connections, threads, new WriteGate(1, source::hasRoom));
        }
        var gate = new WriteGate(connections, () -> true);
        return new Database(DataSources.postgresql(db), connections, threads, gate);
    }

    private Database(DataSource source, int connections, Threads threads, WriteGate gate) {
        var config = new HikariConfig();
        config.setPoolName("parley");
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        // None in reserve: the pool must not go on looking for a database that is away, with longer and longer pauses.
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECTION_TIMEOUT);
        config.setValidationTimeout(CONNECTION_TIMEOUT);
        pool = new HikariDataSource(config);
        try {
            migrate();
            var breaker = new Breaker(
                    source, threads, () -> pool.getHikariPoolMXBean().softEvictConnections());
            entityManagers = Persistence.createEntityManagerFactory(
                    "parley", Map.of("jakarta.persistence.nonJtaDataSource", new WatchedDataSource(pool, breaker)));
            // Providers deploy the unit at its first use: have it fail here, at start, and not at somebody's message.
            entityManagers.createEntityManager().close();
            transactions = new Transactions(entityManagers, breaker, gate);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    Transactions transactions() {
        return transactions;
    }

    private void migrate() {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(pool)
                .table("parley_schema")
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
    }

    @Override
    public void close() {
        try {
            entityManagers.close();
        } finally {
            pool.close();
        }
    }
}
