package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The REST API, beside the socket and by the same use cases. */
@OnOneServer
class RestIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String room = "r-" + UUID.randomUUID();
    private final ParleyServer server;

    RestIT(ParleyServer server) {
        this.server = server;
    }

    private static JsonObject json(HttpResponse<String> response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }

    private JsonObject get(String path) {
        HttpResponse<String> response = HostileRoom.get(server, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(server.http(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return HostileRoom.ask(request, headers);
    }

    private ChatClient join(String name) {
        ChatClient client = ChatClient.json(server.ws("chat/" + room + "?name=" + name));
        client.await("joined");
        return client;
    }

    @Test
    void whatIsPostedIsHeardAtTheSocketAndARepeatIsTheSameMessage() {
        try (ChatClient ada = join("ada")) {
            String path = "api/rooms/" + room + "/messages?name=build";
            HttpResponse<String> first = post(path, "{\"cid\":\"b1\",\"text\":\"the build is green\"}");
            assertThat(first.statusCode()).isEqualTo(201);
            JsonObject heard = ada.message("the build is green");
            assertThat(heard.getJsonObject("from").getString("name")).isEqualTo("build");
            assertThat(json(first).getInt("seq")).isEqualTo(heard.getInt("seq"));
            assertThat(json(first).getString("mid")).isEqualTo(heard.getString("mid"));
            HttpResponse<String> again = post(path, "{\"cid\":\"b1\",\"text\":\"the build is green\"}");
            assertThat(json(again)).isEqualTo(json(first));
            assertThat(ada.frames("message")).hasSize(1);
        }
    }

    @Test
    void howFarOneHasReadIsKnownAtTheSocket() {
        var browser = new Browser(server);
        HttpResponse<String> me = browser.get("api/me");
        assertThat(me.statusCode()).isEqualTo(200);
        try (ChatClient phone = browser.socket(room)) {
            phone.await("joined");
            String path = "api/rooms/" + room + "/messages";
            for (String cid : List.of("a", "b")) {
                assertThat(browser.post(path, "{\"cid\":\"" + cid + "\",\"text\":\"hi\"}")
                                .statusCode())
                        .isEqualTo(201);
            }
            assertThat(browser.ask("PUT", path + "/read", "{\"seq\":1}").statusCode())
                    .isEqualTo(204);
            assertThat(phone.await("receipt").getInt("seq")).isEqualTo(1);
            try (ChatClient laptop = browser.socket(room)) {
                assertThat(laptop.await("joined").getInt("readSeq")).isEqualTo(1);
            }
        }
        assertThat(browser.ask("PUT", "api/rooms/nowhere-at-all/messages/read", "{\"seq\":1}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aThreadIsReadFollowedAndMarked() {
        var ada = new Browser(server);
        var bob = new Browser(server);
        assertThat(ada.get("api/me").statusCode()).isEqualTo(200);
        String bobs = Browser.json(bob.get("api/me")).getString("name");
        String path = "api/rooms/" + room + "/messages";
        try (ChatClient phone = ada.socket(room);
                ChatClient bobsPhone = bob.socket(room)) {
            phone.await("joined");
            bobsPhone.await("joined");
            assertThat(ada.post(path, "{\"cid\":\"1\",\"text\":\"who has the keys, @" + bobs + "?\"}")
                            .statusCode())
                    .isEqualTo(201);
            String answer = "{\"cid\":\"2\",\"text\":\"me\",\"replyTo\":1,\"thread\":true}";
            assertThat(bob.post(path, answer).statusCode()).isEqualTo(201);
            JsonObject followed =
                    Browser.json(ada.get("api/threads")).getJsonArray("threads").getJsonObject(0);
            assertThat(followed.getInt("unread")).isEqualTo(1);
            assertThat(followed.getJsonObject("root").getJsonObject("replies").getInt("count"))
                    .isEqualTo(1);
            assertThat(followed.getJsonObject("root").getJsonObject("mentions").getJsonArray("users"))
                    .hasSize(1);
            String thread = "api/rooms/" + room + "/threads/1";
            JsonObject page = Browser.json(ada.get(thread + "?limit=1"));
            assertThat(page.getJsonArray("events").getJsonObject(0).getBoolean("thread"))
                    .isTrue();
            assertThat(page.getBoolean("more")).isFalse();
            assertThat(Browser.json(ada.get(thread + "?after=2")).getJsonArray("events"))
                    .isEmpty();
            assertThat(ada.ask("PUT", thread + "/read", "{\"seq\":2}").statusCode())
                    .isEqualTo(204);
            assertThat(phone.await("receipt").getInt("thread")).isEqualTo(1);
            assertThat(Browser.json(ada.get("api/threads"))
                            .getJsonArray("threads")
                            .getJsonObject(0)
                            .getInt("unread"))
                    .isZero();
            assertThat(bob.post(path, "{\"cid\":\"3\",\"text\":\"x\",\"replyTo\":2,\"thread\":true}")
                            .statusCode())
                    .as("a thread has no threads")
                    .isEqualTo(400);
            assertThat(bob.post(path, "{\"cid\":\"3\",\"text\":\"x\",\"thread\":true}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(bob.post(path, "{\"cid\":\"3\",\"text\":\"x\",\"replyTo\":9,\"thread\":true}")
                            .statusCode())
                    .isEqualTo(404);
            for (String none : List.of("2", "9", "x", "0")) {
                assertThat(ada.get("api/rooms/" + room + "/threads/" + none).statusCode())
                        .as(none)
                        .isEqualTo(404);
            }
            assertThat(ada.get(thread + "?limit=x").statusCode()).isEqualTo(400);
            assertThat(ada.get("api/rooms/nowhere-at-all/threads/1").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void roomsAreListedWithTheirNewestMessageAndShownWithTheirMembers() {
        try (ChatClient ada = join("ada")) {
            ada.send("type", "send", "id", 1, "room", room, "cid", "1", "text", "newest");
            ada.answer(1);
            JsonObject listed = get("api/rooms").getJsonArray("rooms").getValuesAs(JsonObject.class).stream()
                    .filter(one -> one.getString("id").equals(room))
                    .findFirst()
                    .orElseThrow();
            assertThat(listed.getString("life")).isEqualTo("lasting");
            assertThat(listed.getInt("online")).isEqualTo(1);
            assertThat(listed.getJsonObject("last").getString("text")).isEqualTo("newest");
            assertThat(listed.getJsonObject("last").containsKey("cid")).isFalse();
            JsonObject shown = get("api/rooms/" + room);
            assertThat(shown.getJsonArray("members").getJsonObject(0).getString("name"))
                    .isEqualTo("ada");
            assertThat(shown.getString("epoch")).isEqualTo(ada.await("joined").getString("epoch"));
        }
    }

    @Test
    void historyComesInPages() {
        try (ChatClient ada = join("ada")) {
            for (int i = 1; i <= 5; i++) {
                ada.send("type", "send", "id", i, "room", room, "cid", "c" + i, "text", "m" + i);
                ada.answer(i);
            }
            JsonObject newest = get("api/rooms/" + room + "/messages?limit=2");
            assertThat(newest.getJsonArray("events").getJsonObject(0).getInt("seq"))
                    .isEqualTo(4);
            assertThat(newest.getBoolean("more")).isTrue();
            JsonObject older = get("api/rooms/" + room + "/messages?before=4&limit=9");
            assertThat(older.getJsonArray("events")).hasSize(3);
            assertThat(older.getBoolean("more")).isFalse();
            JsonObject newer = get("api/rooms/" + room + "/messages?after=3");
            assertThat(newer.getJsonArray("events")).hasSize(2);
        }
    }

    @Test
    void aLongPollEndsWithTheMessageItWaitsFor() {
        try (ChatClient ada = join("ada")) {
            var request = HttpRequest.newBuilder(server.http("api/rooms/" + room + "/messages?after=0&wait=30"))
                    .build();
            CompletableFuture<HttpResponse<String>> poll =
                    HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            ada.send("type", "send", "id", 1, "room", room, "cid", "1", "text", "worth the wait");
            Awaitility.await("the long poll").until(poll::isDone);
            assertThat(json(poll.join()).getJsonArray("events").getJsonObject(0).getString("text"))
                    .isEqualTo("worth the wait");
        }
    }

    @Test
    void aLongPollEndsEmptyWhenItsTimeIsOver() {
        try (ChatClient ada = join("ada")) {
            assertThat(ada.isOpen()).isTrue();
            assertThat(get("api/rooms/" + room + "/messages?after=0&wait=1").getJsonArray("events"))
                    .isEmpty();
        }
    }

    @Test
    void aNameIsKeptInTheCookieAndNumberedWhereItIsInUse() {
        try (ChatClient other = join("Grace")) {
            assertThat(other.isOpen()).isTrue();
            HttpResponse<String> stranger = HostileRoom.get(server, "api/me");
            assertThat(json(stranger).getBoolean("named")).isFalse();
            String cookie = cookie(stranger);
            HttpResponse<String> entered = post("api/session", "{\"name\":\"Grace\"}", "Cookie", cookie);
            assertThat(json(entered).getString("name")).isEqualTo("Grace 2");
            assertThat(json(entered).getString("id")).isEqualTo(json(stranger).getString("id"));
            HttpResponse<String> me = HostileRoom.get(server, "api/me", "Cookie", cookie(entered));
            assertThat(json(me)).isEqualTo(json(entered));
            assertThat(json(me).getBoolean("guest")).isTrue();
        }
    }

    @Test
    void aSessionEndsWithItsCookie() {
        var delete = HttpRequest.newBuilder(server.http("api/session")).DELETE();
        HttpResponse<String> left = HostileRoom.ask(delete);
        assertThat(left.statusCode()).isEqualTo(204);
        assertThat(left.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    }

    @Test
    void theServerSaysThatItIsAliveAndReady() {
        assertThat(get("health/live").getString("status")).isEqualTo("up");
        assertThat(get("health/ready").getString("status")).isEqualTo("up");
        assertThat(get("health/ready").getString("database")).isEqualTo("up");
        assertThat(get("health/ready").getString("backplane")).isEqualTo("local");
        assertThat(HostileRoom.get(server, "health/other").statusCode()).isEqualTo(404);
    }

    private static String cookie(HttpResponse<String> response) {
        String header = response.headers().firstValue("Set-Cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }
}
