package org.parley.faults;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What all clients of a run share: the way to the nodes, the journal, the sockets, and time. */
record Surroundings(Balancer balancer, Journal journal, Sockets sockets, ScheduledExecutorService timers)
        implements AutoCloseable {

    static Surroundings of(Balancer balancer, Journal journal) {
        return new Surroundings(balancer, journal, new Sockets(), Executors.newScheduledThreadPool(2));
    }

    @Override
    public void close() {
        timers.shutdownNow();
        sockets.close();
    }
}
