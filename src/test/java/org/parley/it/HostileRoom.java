package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** A room with two people in it who want to talk, whatever somebody else does to them or to the server. */
final class HostileRoom implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static {
        // Awaitility's own 100 ms before the first look would be most of the time that these hundreds of tests take.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    private final ParleyServer server;
    private final String id = "h-" + UUID.randomUUID();
    private final ChatClient ada;
    private final ChatClient bob;
    private final List<String> said = new ArrayList<>();
    private int number;

    HostileRoom(ParleyServer server) {
        this.server = server;
        ada = ChatClient.json(server.ws("chat/" + id));
        ada.await("joined");
        bob = ChatClient.json(server.ws("chat/" + id));
        bob.await("joined");
    }

    String id() {
        return id;
    }

    /** The two talk, heard nothing but each other and what is given here, and the server says that it is well. */
    void assertUndisturbed(String... alsoSaid) {
        for (String text : alsoSaid) {
            bob.message(text);
            said.add(text);
        }
        assertTalk();
        for (ChatClient listener : List.of(ada, bob)) {
            assertThat(listener.frames("message"))
                    .extracting(message -> message.getString("text"))
                    .containsExactlyInAnyOrderElementsOf(said);
        }
    }

    /** The two talk, whatever else was said, and the server says that it is well. */
    void assertTalk() {
        say(ada, bob);
        say(bob, ada);
        assertThat(ada.frames("error")).isEmpty();
        assertThat(bob.frames("error")).isEmpty();
        assertThat(get(server, "health/ready").statusCode()).isEqualTo(200);
    }

    /** Returns the nanoseconds until the other hears what one says. */
    long nanosOfOneSentence() {
        String text = "measured " + ++number;
        CompletableFuture<Long> arrival = bob.arrival(text);
        long begin = System.nanoTime();
        ada.send("type", "send", "room", id, "cid", "m" + number, "text", text);
        long nanos = arrival.join() - begin;
        said.add(text);
        return nanos;
    }

    /** Asks for a page. */
    static HttpResponse<String> get(ParleyServer server, String path, String... headers) {
        return ask(HttpRequest.newBuilder(server.http(path)).GET(), headers);
    }

    /** Asks for anything. */
    static HttpResponse<String> ask(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        ada.close();
        bob.close();
    }

    private void say(ChatClient speaker, ChatClient listener) {
        String text = "undisturbed " + ++number;
        speaker.send("type", "send", "id", number, "room", id, "cid", "u" + number, "text", text);
        assertThat(speaker.answer(number).getString("type")).isEqualTo("ok");
        speaker.message(text);
        listener.message(text);
        said.add(text);
    }
}
