package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do not wait (row S17): refused with how long to wait, then sent away, and nobody else waits. */
@ExtendWith(SharedServer.class)
class HostileRatesIT {

    private static final int A_SECOND = 100;
    private static final int RATE_LIMIT = 4013;

    private final ParleyServer server;
    private final HostileRoom room;

    HostileRatesIT(ParleyServer server) {
        this.server = server;
        this.room = new HostileRoom(server);
    }

    @AfterEach
    void leave() {
        room.close();
    }

    @Test
    void aHundredMessagesASecondAreRefusedThenClosedWith4013AndNothingAcknowledgedIsLost() {
        try (ChatClient client = join();
                ChatClient other = join()) {
            ScheduledExecutorService clock = HostileRates.begin(client, A_SECOND, this::send);
            List<String> calm = talk(other);
            HostileRates.assertSentAway(client, RATE_LIMIT);
            clock.shutdownNow();

            assertRefusals(client.frames("error"));
            List<JsonObject> stored = history();
            List<JsonObject> acknowledged = client.frames("ok");
            assertThat(acknowledged)
                    .isNotEmpty()
                    .allSatisfy(ok -> assertThat(stored).anySatisfy(event -> {
                        assertThat(event.getString("mid")).isEqualTo(ok.getString("mid"));
                        assertThat(event.getInt("seq")).isEqualTo(ok.getInt("seq"));
                        assertThat(event.getString("text")).isEqualTo("flood " + ok.getInt("re"));
                    }));
            List<Integer> refused = client.frames("error").stream()
                    .map(error -> error.getInt("re"))
                    .toList();
            assertThat(stored)
                    .extracting(event -> event.getString("text"))
                    .containsAll(calm)
                    .doesNotContainAnyElementsOf(
                            refused.stream().map(id -> "flood " + id).toList());
        }
        room.assertTalk();
    }

    @Test
    void aRefusalNeverSaysToWaitForNothing() {
        try (ChatClient client = join()) {
            HostileRates.flood(
                    client, 1_000, i -> "{\"type\":\"who\",\"id\":" + i + ",\"room\":\"" + room.id() + "\"}");
            HostileRates.assertSentAway(client, RATE_LIMIT);
            assertThat(client.frames("error"))
                    .allSatisfy(error -> assertThat(error.getInt("after")).isPositive());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "edit", "react", "read", "typing", "join", "who", "history", "pong"})
    void aFloodOfAnythingInOneGoIsClosedWith4013(String type) {
        byte[] frame = RawSocket.text("{\"type\":\"" + type + "\",\"id\":1,\"room\":\"" + room.id()
                + "\",\"cid\":\"c\",\"text\":\"flood\",\"on\":true,\"seq\":1,\"emoji\":\"👍\"}");
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            assertThat(raw.repeat(frame, 400).closeCode()).isEqualTo(RATE_LIMIT);
        }
        room.assertTalk();
    }

    @Test
    void aFloodOfTypingIsRefusedThenClosedWith4013() {
        assertRefusals(flood(i -> "{\"type\":\"typing\",\"id\":" + i + ",\"room\":\"" + room.id() + "\",\"on\":"
                        + (i % 2 == 0) + "}")
                .frames("error"));
    }

    @Test
    void aFloodOfJoinsIsRefusedThenClosedWith4013() {
        RawSocket gone =
                flood(i -> "{\"type\":\"join\",\"id\":" + i + ",\"room\":\"" + room.id() + "." + (i % 60) + "\"}");
        assertThat(gone.frames("joined")).hasSizeGreaterThanOrEqualTo(20);
        assertRefusals(gone.frames("error"));
    }

    /** Each change is told in every room of the socket: fewer are allowed than of other frames. */
    @Test
    void whoChangesTheirStatusAgainAndAgainIsRefused() {
        try (ChatClient flicker = ChatClient.json(server.ws("chat/" + room.id()))) {
            flicker.await("joined");
            for (int i = 0; i < 100; i++) {
                flicker.send("type", "status", "id", i, "status", i % 2 == 0 ? "busy" : "away");
            }
            JsonObject refused = flicker.await("error");
            assertThat(refused.getString("code")).isEqualTo("rate_limited");
            assertThat(refused.getInt("re")).as("how many are allowed at once").isLessThan(60);
        }
    }

    @Test
    void aFloodOfQuestionsIsRefusedThenClosedWith4013() {
        assertRefusals(
                flood(i -> "{\"type\":\"history\",\"id\":" + i + ",\"room\":\"" + room.id() + "\",\"limit\":200}")
                        .frames("error"));
    }

    @Test
    void aFloodOfJsonPongsIsClosedWith4013() {
        try (ChatClient client = join()) {
            HostileRates.flood(client, 1_000, i -> "{\"type\":\"pong\"}");
            HostileRates.assertSentAway(client, RATE_LIMIT);
        }
        room.assertUndisturbed();
    }

    @Test
    void aFloodOfPlainTextIsClosedWith4013() {
        try (ChatClient plain = ChatClient.plain(server.ws("chat/" + room.id()))) {
            HostileRates.flood(plain, 1_000, i -> "flood " + i);
            HostileRates.assertSentAway(plain, RATE_LIMIT);
        }
        room.assertTalk();
    }

    @Test
    void aSecondSocketOfTheSamePersonDoesNotDoubleTheRate() {
        String cookie =
                "parley-guest=" + UUID.randomUUID().toString().replace("-", "").substring(0, 22) + ".";
        String origin = "http://localhost:" + server.port();
        try (ChatClient one = ChatClient.browser(server.ws("chat/" + room.id()), origin, cookie);
                ChatClient two = ChatClient.browser(server.ws("chat/" + room.id()), origin, cookie)) {
            one.await("joined");
            two.await("joined");
            HostileRates.flood(one, 40, this::send);
            one.answer(40);
            // Of a whole allowance not one would be refused.
            for (int i = 41; i <= 60; i++) {
                two.sendText(send(i));
            }
            two.answer(60);
            assertThat(two.frames("error"))
                    .isNotEmpty()
                    .allSatisfy(error -> assertThat(error.getString("code")).isEqualTo("rate_limited"));
        }
        room.assertTalk();
    }

    @Test
    void aBrowserThatPostsWithoutWaitingIsRefusedWith429() {
        String cookie =
                "parley-guest=" + UUID.randomUUID().toString().replace("-", "").substring(0, 22) + ".";
        assertThat(postStatuses("Cookie", cookie, "Origin", "http://localhost:" + server.port()))
                .contains(201, 429)
                .containsOnly(201, 429);
    }

    @Test
    void aScriptThatPostsWithoutWaitingIsRefusedWith429() {
        assertThat(postStatuses()).contains(201, 429).containsOnly(201, 429);
    }

    /** A hundred posts, each by what the headers say. */
    private List<Integer> postStatuses(String... headers) {
        return IntStream.range(0, A_SECOND)
                .mapToObj(i -> HttpRequest.newBuilder(server.http("api/rooms/" + room.id() + "/messages"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"cid\":\"p" + i + "\",\"text\":\"post\"}")))
                .map(request -> HostileRoom.ask(request, headers).statusCode())
                .toList();
    }

    /** Floods from a socket of its own until it is sent away, while somebody else talks undisturbed; returns it. */
    private RawSocket flood(IntFunction<String> frame) {
        try (RawSocket raw = RawSocket.json(server, room.id());
                ChatClient other = join()) {
            CompletableFuture<List<String>> calm = CompletableFuture.supplyAsync(() -> talk(other));
            assertThat(HostileRates.flood(raw, frame)).isEqualTo(RATE_LIMIT);
            room.assertUndisturbed(calm.join().toArray(String[]::new));
            return raw;
        }
    }

    private static void assertRefusals(List<JsonObject> errors) {
        assertThat(errors).hasSizeGreaterThanOrEqualTo(10).allSatisfy(error -> {
            assertThat(error.getString("code")).isEqualTo("rate_limited");
            assertThat(error.getBoolean("retry")).isTrue();
            assertThat(error.getInt("after")).isNotNegative();
            assertThat(error.containsKey("re")).isTrue();
        });
    }

    /** Somebody who keeps to the rules says ten things, and each is acknowledged. */
    private List<String> talk(ChatClient calm) {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            calm.send("type", "send", "id", i, "room", room.id(), "cid", "calm" + i, "text", "calm " + i);
            assertThat(calm.answer(i).getString("type")).isEqualTo("ok");
            texts.add("calm " + i);
        }
        return texts;
    }

    private List<JsonObject> history() {
        String page = HostileRoom.get(server, "api/rooms/" + room.id() + "/messages?limit=200")
                .body();
        return Json.createReader(new StringReader(page))
                .readObject()
                .getJsonArray("events")
                .getValuesAs(JsonObject.class);
    }

    private ChatClient join() {
        ChatClient client = ChatClient.json(server.ws("chat/" + room.id()));
        client.await("joined");
        return client;
    }

    private String send(int number) {
        return "{\"type\":\"send\",\"id\":" + number + ",\"room\":\"" + room.id() + "\",\"cid\":\"f" + number
                + "\",\"text\":\"flood " + number + "\"}";
    }
}
