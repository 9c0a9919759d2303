package org.parley.faults;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all clients of a run share: the way to the server, the journal, the sockets, and time.
 *
 * @param port where the server is, or what stands before it
 */
record Surroundings(int port, Journal journal, Sockets sockets, ScheduledExecutorService timers)
        implements AutoCloseable {

    static Surroundings of(int port, Journal journal) {
        return new Surroundings(port, journal, new Sockets(), Executors.newScheduledThreadPool(2));
    }

    /** Returns the origin that a page of this server has. */
    String origin() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        timers.shutdownNow();
        sockets.close();
    }
}
