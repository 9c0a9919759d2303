package org.parley.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;

/** Runs work in a transaction of its own, and tells a failure before the commit from one at it. Thread-safe. */
public final class Transactions {

    private final EntityManagerFactory factory;
    private final Breaker breaker;
    private final WriteGate gate;
    private final String prologue;

    /** @param prologue a statement that each transaction that writes begins with; may be empty */
    Transactions(EntityManagerFactory factory, Breaker breaker, WriteGate gate, String prologue) {
        this.prologue = prologue;
        this.factory = factory;
        this.breaker = breaker;
        this.gate = gate;
    }

    /** Returns how many may write at once. */
    public int writers() {
        return gate.writers();
    }

    /**
     * Reads.
     *
     * @throws LogUnavailable when the database fails
     */
    public <T> T read(Function<EntityManager, T> work) {
        T result = guarded(() -> {
            try (var session = new Session(factory.createEntityManager())) {
                return work.apply(session.manager);
            } catch (RuntimeException e) {
                throw known(e);
            }
        });
        // H2 shows what it could not store, until it has closed itself.
        refuseWhileAway();
        return result;
    }

    /**
     * Writes, and returns after the commit. What the database rolls back for the sake of others is done again a few times.
     *
     * @param work must have no effect elsewhere
     * @throws LogUnavailable when the database has no room, or failed before the commit: nothing was stored
     * @throws OutcomeUnknown when the commit itself failed
     */
    public <T> T write(Function<EntityManager, T> work) {
        return Retries.of(() -> gate.pass(() -> guarded(() -> writeOnce(work))));
    }

    private <T> T writeOnce(Function<EntityManager, T> work) {
        try (var session = new Session(factory.createEntityManager())) {
            T result = session.begin(prologue, work);
            try {
                session.manager.getTransaction().commit();
            } catch (RuntimeException e) {
                throw Failures.isRolledBack(e) ? new LogUnavailable(e) : new OutcomeUnknown(e);
            }
            return result;
        }
    }

    private <T> T guarded(Supplier<T> work) {
        refuseWhileAway();
        try {
            return work.get();
        } catch (LogUnavailable | OutcomeUnknown e) {
            breaker.failed(e);
            throw e;
        }
    }

    private void refuseWhileAway() {
        if (breaker.isAway()) {
            throw new LogUnavailable("the database is away");
        }
    }

    /**
     * Keeps the contract's own exceptions; every other one is the database's.
     *
     * <p>Not by type: EclipseLink's {@code find} lets its own {@code DatabaseException} out, which is no {@code
     * PersistenceException}.
     */
    private static RuntimeException known(RuntimeException failure) {
        return failure instanceof NoSuchElementException ? failure : new LogUnavailable(failure);
    }

    /** An entity manager that rolls back what was not committed, and closes. */
    private record Session(EntityManager manager) implements AutoCloseable {

        <T> T begin(String prologue, Function<EntityManager, T> work) {
            try {
                manager.getTransaction().begin();
                if (!prologue.isEmpty()) {
                    manager.createNativeQuery(prologue).executeUpdate();
                }
                T result = work.apply(manager);
                // After this, only the commit itself can fail.
                manager.flush();
                return result;
            } catch (RuntimeException e) {
                throw known(e);
            }
        }

        @Override
        public void close() {
            try {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            } catch (RuntimeException e) {
                // The connection is gone, and with it the transaction. What made it go is already on its way.
                System.getLogger(Transactions.class.getName()).log(System.Logger.Level.DEBUG, "rollback failed", e);
            } finally {
                manager.close();
            }
        }
    }
}
