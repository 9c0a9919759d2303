package org.parley.database;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.parley.log.LogUnavailable;

/**
 * The tables besides the log's: who there is, who is logged in, what was reported.
 *
 * <p>Calls block, on the server's own threads, of which there may be hundreds: a few at once get a connection, so that
 * the log keeps its own. Each may throw {@link LogUnavailable}. Thread-safe.
 */
public final class SideTables {

    /** How many calls work with the database at once. */
    public static final int CONNECTIONS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Database> database;
    private final Semaphore places = new Semaphore(CONNECTIONS, true);

    /** A key that somebody else has. */
    public static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Taken() {
            super("taken", null, false, false);
        }
    }

    /** @param database asked for when it is needed: where nobody logs in there need be none */
    public SideTables(Supplier<Database> database) {
        this.database = database;
    }

    /** Reads, in a transaction of its own. */
    public <T> T read(Function<EntityManager, T> work) {
        return placed(() -> database.get().transactions().read(work));
    }

    /**
     * Writes, in a transaction of its own.
     *
     * @throws Taken where a key is there already
     */
    public <T> T write(Function<EntityManager, T> work) {
        try {
            return placed(() -> database.get().transactions().write(work));
        } catch (LogUnavailable e) {
            throw Failures.isConflict(e) ? new Taken() : e;
        }
    }

    private <T> T placed(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LogUnavailable("too many ask at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("the server stops");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
