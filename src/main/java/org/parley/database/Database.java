package org.parley.database;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.parley.config.ChatConfig;
import org.parley.threads.Threads;

/**
 * The database: the pool, the schema and the entity managers over it, from the first connection to the last.
 */
public final class Database implements AutoCloseable {

    private final Pool pool;
    private final EntityManagerFactory entityManagers;
    private final Breaker breaker;
    private final Transactions transactions;
    private final Vendor vendor;
    private final ChatConfig.Db db;

    /**
     * Opens the configured database, and brings its schema up to date. The built-in one is made where it is missing.
     * Blocks, also until a database is there that is to be waited for.
     *
     * @param folder where the built-in one lives
     * @param connections how many threads may work with it at once
     * @param threads whose readers look whether it is back, when it was away
     * @throws RuntimeException when it cannot be used; the message says what to do about it
     */
    public static Database open(ChatConfig.Db db, Path folder, int connections, Threads threads, Clock clock) {
        if (db.isBuiltIn()) {
            Compaction.of(DataSources.file(folder), Compaction.WORTHWHILE);
            RoomyDataSource source = DataSources.h2(folder);
            return new Database(db, () -> source, source::hasRoom, connections, threads, clock);
        }
        return new Database(db, () -> DataSources.of(db), () -> true, connections, threads, clock);
    }

    /** Opens a database in memory, which is gone when it is closed. */
    public static Database passing(int connections, Threads threads, Clock clock) {
        DataSource source = DataSources.h2InMemory();
        return new Database(ChatConfig.Db.BUILT_IN, () -> source, () -> true, connections, threads, clock);
    }

    Database(
            ChatConfig.Db db,
            FirstContact.Door door,
            BooleanSupplier room,
            int connections,
            Threads threads,
            Clock clock) {
        this.db = db;
        try (FirstContact contact = FirstContact.with(db, door, clock)) {
            pool = Pool.over(contact.source(), connections, contact.vendor());
            try {
                try (Turn turn = contact.turn(db)) {
                    Schema.bringUpToDate(db, pool.connections(), turn.vendor());
                }
                breaker = new Breaker(contact.source(), threads, pool::forget);
                var watched = new WatchedDataSource(pool.connections(), breaker);
                entityManagers = Persistence.createEntityManagerFactory(
                        "parley", Map.of("jakarta.persistence.nonJtaDataSource", watched));
                // Providers deploy the unit at its first use: have it fail here, at start, and not at somebody's
                // message.
                entityManagers.createEntityManager().close();
                var gate = new WriteGate(Math.min(connections, contact.vendor().writers()), room);
                transactions = new Transactions(
                        entityManagers, breaker, gate, Durability.prologue(db, pool.connections(), contact.vendor()));
                vendor = contact.vendor();
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        }
    }

    /** Returns what works in it. */
    public Transactions transactions() {
        return transactions;
    }

    /** Returns whether it is away: it was the last time that somebody asked, and has not been found again. */
    public boolean isAway() {
        return breaker.isAway();
    }

    /** Returns whether it has PostgreSQL's full text. */
    public boolean hasFullText() {
        return vendor == Vendor.POSTGRESQL;
    }

    /**
     * Returns this, where several nodes can have it for their log; closes it where they cannot.
     *
     * @throws DatabaseRefused where it is H2, which may be behind a data source of the server's
     */
    public Database forSeveralNodes() {
        if (vendor == Vendor.H2) {
            close();
            throw new DatabaseRefused(
                    db, "is H2, which one node has for itself: several need a PostgreSQL or MariaDB that they share");
        }
        return this;
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
