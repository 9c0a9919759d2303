package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** People who call the API too often, or open too many sockets (row S17), on a server that allows few. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(OnEachServer.TAG)
class HostileCallsIT {

    private static final int CALLS = 20;
    private static final int SOCKETS = 3;
    private static final int TOO_MANY = 4504;

    private ParleyServer server;

    @BeforeAll
    void start() {
        server = Host.tested()
                .get(0)
                .start(
                        Path.of(
                                "target",
                                "it",
                                "calls-" + ProcessHandle.current().pid()),
                        Map.of(
                                "parley.limit.calls", String.valueOf(CALLS),
                                "parley.limit.sockets", String.valueOf(SOCKETS)));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String guest() {
        return "parley-guest=" + UUID.randomUUID().toString().replace("-", "").substring(0, 22) + ".";
    }

    private List<HttpResponse<String>> call(IntFunction<String> path, String... headers) {
        return IntStream.range(0, 3 * CALLS)
                .mapToObj(i -> HostileRoom.get(server, path.apply(i), headers))
                .toList();
    }

    private static void assertLimited(List<HttpResponse<String>> answers) {
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSizeGreaterThanOrEqualTo(CALLS);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                            .startsWith("application/problem+json");
                    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                            .isBetween(1L, 3L);
                    JsonObject problem =
                            Json.createReader(new StringReader(answer.body())).readObject();
                    assertThat(problem.getString("code")).isEqualTo("rate_limited");
                    assertThat(problem.getInt("status")).isEqualTo(429);
                    assertThat(problem.getInt("after")).isBetween(1, 3_000);
                });
    }

    @Test
    void whoCallsTooOftenIsToldHowLongToWaitAndOthersAreAnswered() {
        assertLimited(call(i -> "api/rooms", "Cookie", guest()));
        assertThat(HostileRoom.get(server, "api/rooms", "Cookie", guest()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoGivesAnotherNameWithEachCallIsStillOneAddress() {
        assertLimited(call(i -> "api/me?name=caller" + i));
        assertThat(HostileRoom.get(server, "api/me").statusCode()).isEqualTo(429);
        assertThat(HostileRoom.get(server, "health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aLongPollIsOneCall() {
        String room = "h-" + UUID.randomUUID();
        try (ChatClient ada = ChatClient.json(server.ws("chat/" + room))) {
            ada.await("joined");
            HttpClient client = HttpClient.newHttpClient();
            var poll = HttpRequest.newBuilder(server.http("api/rooms/" + room + "/messages?after=0&wait=30"))
                    .header("Cookie", guest())
                    .build();
            List<CompletableFuture<HttpResponse<String>>> polls = IntStream.range(0, CALLS)
                    .mapToObj(i -> client.sendAsync(poll, HttpResponse.BodyHandlers.ofString()))
                    .toList();
            ada.send("type", "send", "id", 1, "room", room, "cid", "1", "text", "at last");
            assertThat(polls)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        }
    }

    @Test
    void aPersonsNewestSocketIsOneTooManyUntilAnotherIsClosed() {
        String room = "h-" + UUID.randomUUID();
        String cookie = guest();
        String origin = "http://localhost:" + server.port();
        List<ChatClient> open = IntStream.range(0, SOCKETS)
                .mapToObj(i -> ChatClient.browser(server.ws("chat/" + room), origin, cookie))
                .toList();
        try (ChatClient other = ChatClient.browser(server.ws("chat/" + room), origin, guest())) {
            open.forEach(socket -> socket.await("joined"));
            other.await("joined");
            try (ChatClient fourth = ChatClient.browser(server.ws("chat/" + room), origin, cookie)) {
                assertThat(fourth.closeCode()).isEqualTo(TOO_MANY);
                assertThat(fourth.frames("welcome")).isEmpty();
            }
            other.send("type", "send", "id", 1, "room", room, "cid", "1", "text", "still there?");
            open.forEach(socket -> socket.message("still there?"));
            open.get(0).close();
            Awaitility.await("a place is free").until(() -> {
                try (ChatClient again = ChatClient.browser(server.ws("chat/" + room), origin, cookie)) {
                    Awaitility.await()
                            .until(() ->
                                    !again.isOpen() || !again.frames("joined").isEmpty());
                    return again.isOpen();
                }
            });
        } finally {
            open.forEach(ChatClient::close);
        }
    }
}
