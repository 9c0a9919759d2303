package org.parley.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who says something by REST again and again, and reads it, and notes what does not succeed. */
final class SteadyCaller implements AutoCloseable {

    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI messages;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger said = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "steady caller");
    private volatile boolean over;

    /**
     * Begins.
     *
     * @param messages where the messages of a room are that is there
     */
    SteadyCaller(URI messages) {
        this.messages = messages;
        thread.start();
    }

    /** Returns how often it has succeeded. */
    int said() {
        return said.get();
    }

    /** Ends it, and returns what did not succeed. */
    List<String> failures() {
        close();
        return failures;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!over) {
            String cid = "steady-" + said.incrementAndGet();
            // Without a name it is somebody else each time, whom no limit holds.
            call(HttpRequest.newBuilder(messages)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"cid\":\"" + cid + "\",\"text\":\"" + cid + "\"}")));
            call(HttpRequest.newBuilder(URI.create(messages + "?limit=1")));
        }
    }

    private void call(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            HttpResponse<String> answer = http.send(built, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / HUNDRED != SUCCESS) {
                failures.add(built.method() + " " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            failures.add(built.method() + " " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
