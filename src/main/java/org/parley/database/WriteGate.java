package org.parley.database;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.parley.log.LogUnavailable;

/**
 * Lets only so many writers to a database at once, and none while it has no room. Thread-safe.
 *
 * <p>H2 2.2.224 takes one writer: when it cannot write, it closes itself, but whoever waits for its store meanwhile still
 * writes what builds on the chunk that is missing; the next start then falls back to an old state, and acknowledged
 * messages are gone (mended after 2.4.240: "prevent chunks saving after panic exception"). Worse, a commit that comes
 * while H2 closes itself returns as if it had been stored. With one writer, nobody is there to do either.
 */
final class WriteGate {

    private static final System.Logger LOG = System.getLogger(WriteGate.class.getName());

    private final int writers;
    private final Semaphore places;
    private final BooleanSupplier room;
    private final AtomicBoolean full = new AtomicBoolean();

    /**
     * Opens the gate.
     *
     * @param room asked before every transaction
     */
    WriteGate(int writers, BooleanSupplier room) {
        this.writers = writers;
        this.places = new Semaphore(writers);
        this.room = room;
    }

    int writers() {
        return writers;
    }

    /**
     * Does some writing, from its first statement to its end.
     *
     * @throws LogUnavailable when there is no room
     */
    <T> T pass(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            ensureRoom();
            return work.get();
        } finally {
            places.release();
        }
    }

    private void ensureRoom() {
        if (room.getAsBoolean()) {
            if (full.compareAndSet(true, false)) {
                LOG.log(System.Logger.Level.INFO, "the disk has room again");
            }
            return;
        }
        if (full.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING, "the disk is nearly full: nothing is stored until it has room");
        }
        throw new LogUnavailable("the disk is nearly full");
    }
}
