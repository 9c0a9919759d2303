package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers over a PostgreSQL and a Redis: who is on one talks to who is on the other, with Redis and without. */
class TwoNodesIT {

    private static final String PASSWORD = "correct horse battery";

    /** So many logins a minute into one account. */
    private static final int LOGINS = 10;

    @TempDir
    private static Path folder;

    private static Postgres postgres;
    private static RedisServer redis;
    private static ParleyServer one;
    private static ParleyServer other;

    private final String room = "r-" + UUID.randomUUID();
    private final String name = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        postgres = Postgres.start(folder.resolve("postgres"));
        redis = new RedisServer();
        Map<String, String> settings = Map.of(
                "parley.backplane", "redis",
                "parley.redis.uri", redis.uri(),
                "parley.db.url", postgres.url(),
                "parley.db.user", postgres.user(),
                "parley.db.password", postgres.password());
        one = ParleyServer.start(folder.resolve("one"), settings);
        other = ParleyServer.start(folder.resolve("other"), settings);
    }

    @AfterAll
    static void stop() {
        List.of(one, other).forEach(ParleyServer::close);
        redis.close();
        postgres.close();
    }

    private ChatClient guest(ParleyServer server, String guest) {
        ChatClient client = ChatClient.json(server.ws("chat/" + room + "?name=" + guest + name));
        client.await("joined");
        return client;
    }

    private void say(ChatClient client, int id, String text) {
        client.send("type", "send", "id", id, "room", room, "cid", "c" + id, "text", text);
        assertThat(client.answer(id).getString("type")).isEqualTo("ok");
    }

    private static JsonObject hears(ChatClient client, String text) {
        return client.await(
                frame -> frame.getString("type").equals("message")
                        && frame.getString("text").equals(text),
                text);
    }

    /** Waits until somebody is told of another's coming or going. */
    private void awaitMember(ChatClient client, String change, String who) {
        client.await(
                frame -> frame.getString("type").equals("member")
                        && frame.getString("change").equals(change)
                        && frame.getJsonObject("user").getString("name").equals(who + name),
                who + " " + change);
    }

    private List<String> members(ParleyServer server) {
        var answer = new Browser(server).get("api/rooms/" + room + "?name=reader");
        return Browser.json(answer).getJsonArray("members").stream()
                .map(JsonValue::asJsonObject)
                .map(member -> member.getString("name"))
                .toList();
    }

    @Test
    void whatIsSaidOnOneNodeIsHeardOnTheOtherWithRedisAndWithout() {
        try (ChatClient ada = guest(one, "Ada");
                ChatClient bob = guest(other, "Bob")) {
            say(ada, 1, "hello from one");
            long first = hears(bob, "hello from one").getJsonNumber("seq").longValue();
            say(bob, 1, "hello from the other");
            assertThat(hears(ada, "hello from the other").getJsonNumber("seq").longValue())
                    .isEqualTo(first + 1);

            redis.stop();
            say(ada, 2, "is anybody there?");
            say(bob, 2, "without Redis too");
            hears(bob, "is anybody there?");
            hears(ada, "without Redis too");

            redis.start();
            say(ada, 3, "and with it again");
            hears(bob, "and with it again");
        }
    }

    @Test
    void whoIsOnOneNodeIsSeenOnTheOtherAndGoneWhenThatDies() {
        try (ChatClient ada = guest(one, "Ada");
                ChatClient bob = guest(other, "Bob")) {
            awaitMember(ada, "joined", "Bob");
            awaitMember(bob, "joined", "Ada");
            bob.send("type", "typing", "room", room, "on", true);
            ada.await("typing");
            say(ada, 1, "read this");
            long seq = hears(bob, "read this").getJsonNumber("seq").longValue();
            bob.send("type", "read", "id", 9, "room", room, "seq", seq);
            ada.await("receipt");
            assertThat(members(one)).containsExactlyInAnyOrderElementsOf(members(other));

            other.kill();
            // It is looked at four times, three seconds apart.
            Awaitility.await("Bob is gone")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> ada.frames("member").stream()
                            .anyMatch(frame -> frame.getString("change").equals("left")));
            assertThat(members(one)).containsExactly("Ada" + name);
            say(ada, 2, "still here");
        } finally {
            other.restart();
        }
        try (ChatClient eve = guest(other, "Eve")) {
            assertThat(eve.await("joined").getJsonArray("events").toString()).contains("still here");
        }
    }

    @Test
    void aTicketOfOneNodeOpensASocketOnTheOtherOnce() {
        var browser = new Browser(one);
        assertThat(browser.register("Tina " + name, PASSWORD).statusCode()).isEqualTo(201);
        String ticket = Browser.json(browser.post("api/tickets", "")).getString("ticket");
        String path = "chat/" + room + "?hello=1";
        try (ChatClient socket = ChatClient.json(other.ws(path)).send("type", "hello", "id", 1, "ticket", ticket)) {
            assertThat(socket.await("welcome").getJsonObject("user").getString("name"))
                    .isEqualTo("Tina " + name);
            socket.await("joined");
        }
        for (ParleyServer server : List.of(one, other)) {
            try (ChatClient again = ChatClient.json(server.ws(path)).send("type", "hello", "id", 1, "ticket", ticket)) {
                assertThat(again.closeCode()).isEqualTo(4501);
            }
        }
    }

    @Test
    void theWordForTheFirstAdministratorIsGoodOnEitherNodeOnce() {
        String word = one.setupWord();
        String wanted = "{\"name\":\"%s %s\",\"password\":\"%s\",\"setup\":\"%s\"}";
        assertThat(new Browser(other)
                        .post("api/accounts", wanted.formatted("Root", name, PASSWORD, word))
                        .statusCode())
                .isEqualTo(201);
        for (ParleyServer server : List.of(one, other)) {
            assertThat(new Browser(server)
                            .post("api/accounts", wanted.formatted("Eve", name, PASSWORD, word))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whoTriesTooOftenOnOneNodeIsRefusedOnTheOther() {
        assertThat(new Browser(one).register("Lina " + name, PASSWORD).statusCode())
                .isEqualTo(201);
        assertThat(triesUntilRefused(one)).isGreaterThanOrEqualTo(LOGINS);
        // Told from half of what is allowed at once, so that at most the other half is not known yet.
        assertThat(triesUntilRefused(other)).isLessThanOrEqualTo(LOGINS / 2 + 1);
    }

    private int triesUntilRefused(ParleyServer server) {
        var browser = new Browser(server);
        int tries = 0;
        while (browser.login("Lina " + name, "wrong horse battery").statusCode() != 429) {
            tries++;
        }
        return tries;
    }

    @Test
    void whoLogsOutEverywhereIsOutOnAllNodes() {
        var browser = new Browser(one);
        assertThat(browser.register("Olga " + name, PASSWORD).statusCode()).isEqualTo(201);
        try (ChatClient here = browser.socket(room);
                ChatClient there = browser.at(other).socket(room)) {
            here.await("joined");
            there.await("joined");
            assertThat(there.await("welcome").getJsonObject("user").getString("name"))
                    .isEqualTo("Olga " + name);
            HttpResponse<String> answer = browser.ask("DELETE", "api/sessions", null);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            assertThat(here.closeCode()).isEqualTo(4501);
            assertThat(there.closeCode()).isEqualTo(4501);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Browser.json(browser.at(other).get("api/me")).getBoolean("guest"));
        }
    }

    @Test
    void whoIsForgottenOnOneNodeIsSentAwayFromTheOther() {
        var browser = new Browser(one);
        assertThat(browser.register("Fay " + name, PASSWORD).statusCode()).isEqualTo(201);
        try (ChatClient bob = guest(one, "Bob");
                ChatClient there = browser.at(other).socket(room)) {
            there.await("joined");
            say(there, 1, "forget me");
            hears(bob, "forget me");
            assertThat(browser.post("api/me/erasure", "{\"password\":\"" + PASSWORD + "\"}")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(there.closeCode()).isEqualTo(4501);
            assertThat(new Browser(other)
                            .get("api/rooms/" + room + "/messages?name=reader")
                            .body())
                    .contains("forget me")
                    .doesNotContain("Fay " + name);
        }
    }

    @Test
    void whoIsBannedOnOneNodeIsSentOutOfTheOther() {
        var owner = new Browser(one);
        assertThat(owner.register("Owen " + name, PASSWORD).statusCode()).isEqualTo(201);
        var bob = new Browser(other);
        String id = Browser.json(bob.register("Bob " + name, PASSWORD)).getString("id");
        assertThat(owner.post("api/rooms", "{\"id\":\"" + room + "\",\"name\":\"Tea\",\"kind\":\"public\"}")
                        .statusCode())
                .isEqualTo(201);
        try (ChatClient there = bob.socket(room)) {
            there.await("joined");
            HttpResponse<String> answer = owner.ask("PUT", "api/rooms/" + room + "/members/" + id + "/ban", "");
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
            there.await(
                    frame -> frame.getString("type").equals("member")
                            && frame.getString("change").equals("banned"),
                    "the ban");
        }
    }
}
