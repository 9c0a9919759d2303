package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Hundreds who log in at once (row S11), from one address that may: a few hashes at a time, the rest is refused, and the
 * chat goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(OnEachServer.TAG)
class HostileLoginsIT {

    private static final int FLOOD = 400;
    private static final int HASHES_AT_ONCE = 2;
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern HASHING = Pattern.compile("(?m)^\"parley-hash-\\d+\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ParleyServer server;

    @BeforeAll
    void start() {
        server = Host.tested()
                .get(0)
                .start(
                        Path.of(
                                "target",
                                "it",
                                "logins-" + ProcessHandle.current().pid()),
                        Map.of("parley.limit.logins.address", "100000", "parley.limit.calls", "1000000"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private CompletableFuture<Integer> login(String name) {
        String body = Json.createObjectBuilder()
                .add("name", name)
                .add("password", "wrong horse battery")
                .build()
                .toString();
        var request = HttpRequest.newBuilder(server.http("api/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    @Test
    void aFloodOfLoginsIsRefusedAndTheChatGoesOn() {
        var ada = new Browser(server);
        assertThat(ada.register("Ada", PASSWORD).statusCode()).isEqualTo(201);
        try (HostileRoom room = new HostileRoom(server)) {
            List<CompletableFuture<Integer>> flood = new ArrayList<>();
            for (int i = 0; i < FLOOD; i++) {
                // One in two guesses at the one account, the others are each a name of their own.
                flood.add(login(i % 2 == 0 ? "Ada" : "Nobody " + i));
            }
            // All that is said meanwhile is acknowledged and heard.
            room.assertUndisturbed();
            String threads = Jcmd.ask(server.pid(), "Thread.print");
            room.assertUndisturbed();
            List<Integer> statuses = flood.stream().map(CompletableFuture::join).toList();
            assertThat(statuses).hasSize(FLOOD).contains(401, 503).containsOnly(401, 429, 503);
            assertThat(HASHING.matcher(threads).results().count()).isBetween(1L, (long) HASHES_AT_ONCE);
            room.assertUndisturbed();
        }
        Awaitility.await("a stranger may log in again")
                .until(() -> login("Somebody").join() == 401);
        assertThat(Browser.json(ada.get("api/me")).getString("name"))
                .as("who is in stays in")
                .isEqualTo("Ada");
    }

    @Test
    void whoGuessesAtOneAccountIsToldToWait() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            Awaitility.await("a hash").until(() -> {
                int status = login("Grace").join();
                return status != 503 && statuses.add(status);
            });
        }
        assertThat(statuses).contains(401, 429).containsOnly(401, 429);
    }
}
