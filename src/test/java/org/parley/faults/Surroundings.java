package org.parley.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all clients of a run share: the way to the server, the journal, one HTTP client, and time.
 *
 * @param port where the server is, or what stands before it
 */
record Surroundings(
        int port, Journal journal, HttpClient http, ExecutorService listeners, ScheduledExecutorService timers)
        implements AutoCloseable {

    private static final int LISTENERS = 4;

    static Surroundings of(int port, Journal journal) {
        ExecutorService listeners = Executors.newFixedThreadPool(LISTENERS);
        HttpClient http = HttpClient.newBuilder()
                .executor(listeners)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Surroundings(port, journal, http, listeners, Executors.newScheduledThreadPool(2));
    }

    URI socket(String room, String query) {
        return URI.create("ws://localhost:" + port + "/chat/" + room + query);
    }

    /** Returns the origin that a page of this server has. */
    String origin() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        timers.shutdownNow();
        listeners.shutdownNow();
    }
}
