package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.KnownPerson;

/** Whom the server knows is in, with no account made, and nobody else: on each server, with a realm of its own. */
class ServerLoginIT {

    private static final KnownPerson ADA = KnownPerson.ADA;

    private static String basic(String password) {
        String pair = ADA.name() + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @OnEachServer
    void whomTheServerKnowsIsInAndNobodyElse(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        Map<String, String> settings = Map.of(
                "parley.auth",
                "container",
                "parley.roles",
                "board",
                "parley.rooms.roles",
                "staff=news:member, board=vault:owner");
        try (ParleyServer server = ParleyServer.start(host.server().with(ADA), folder, settings)) {
            nobodyIsIn(server);
            whoLogsInWithThePasswordOfTheServerIsIn(server);
            whomTheServerHasAuthenticatedIsIn(server);
            theServersOwnQuestionLeadsBackToThePage(server);
        }
    }

    private static void nobodyIsIn(ParleyServer server) {
        var browser = new Browser(server);
        assertStatus(browser.get("api/me"), 401);
        assertStatus(browser.get("api/rooms"), 401);
        assertStatus(browser.post("api/session", "{\"name\":\"Guest\"}"), 403);
        assertStatus(browser.register("Somebody", "correct horse battery"), 403);
        assertStatus(browser.login(ADA.name(), "wrong-engine"), 401);
        assertThat(Browser.json(browser.get("api/session")).getJsonArray("ways").toString())
                .isEqualTo("[\"container\"]");
        try (ChatClient stranger = ChatClient.json(server.ws("chat/lobby?name=Guest"))) {
            // It waited for a ticket.
            assertThat(stranger.closeCode()).isEqualTo(1008);
            assertThat(stranger.frames("welcome")).isEmpty();
        }
    }

    private static void whoLogsInWithThePasswordOfTheServerIsIn(ParleyServer server) {
        var browser = new Browser(server);
        HttpResponse<String> answer = browser.login(ADA.name(), ADA.password());
        assertStatus(answer, 200);
        JsonObject me = Browser.json(answer);
        assertThat(me.getString("name")).isEqualTo("ada");
        assertThat(me.getBoolean("guest")).isFalse();
        assertThat(me.getJsonArray("roles").toString()).isEqualTo("[\"staff\"]");
        assertStatus(browser.ask("PUT", "api/me/profile", "{\"text\":\"hi\"}"), 204);
        assertThat(browser.get("api/me/profile").body()).isEqualTo("{\"text\":\"hi\"}");
        theRolesOfTheServerAreRolesInRooms(browser);
        try (ChatClient ada = browser.socket("lobby")) {
            assertThat(ada.await("welcome").getJsonObject("user").getString("id"))
                    .isEqualTo(me.getString("id"));
            ada.await("joined");
            assertStatus(browser.post("api/rooms/lobby/messages", "{\"cid\":\"1\",\"text\":\"hello\"}"), 201);
            ada.message("hello");
            assertStatus(
                    browser.ask(
                            "POST",
                            "api/rooms/lobby/messages",
                            "{\"cid\":\"2\",\"text\":\"forged\"}",
                            "X-CSRF-Token",
                            "forged"),
                    403);
            assertStatus(browser.ask("DELETE", "api/session", null), 204);
            assertThat(ada.closeCode()).isEqualTo(4501);
        }
    }

    private static void theRolesOfTheServerAreRolesInRooms(Browser ada) {
        HttpResponse<String> news = ada.get("api/rooms/news");
        assertStatus(news, 200);
        assertThat(Browser.json(news).getString("role")).isEqualTo("member");
        assertThat(Browser.json(news).getString("kind")).isEqualTo("private");
        assertStatus(ada.get("api/rooms/vault"), 404);
    }

    private static void whomTheServerHasAuthenticatedIsIn(ParleyServer server) {
        assertStatus(HostileRoom.get(server, "api/me", "Authorization", basic("wrong-engine")), 401);
        HttpResponse<String> me = HostileRoom.get(server, "api/me", "Authorization", basic(ADA.password()));
        assertStatus(me, 200);
        assertThat(Browser.json(me).getJsonArray("roles").toString()).isEqualTo("[\"staff\"]");
        String[] headers = {"Authorization", basic(ADA.password())};
        try (var ada = new ChatClient(server.ws("chat/lobby"), ChatClient.V1, headers)) {
            assertThat(ada.await("welcome").getJsonObject("user").getString("id"))
                    .isEqualTo(Browser.json(me).getString("id"));
        }
        // A browser sends it for any page.
        HttpResponse<String> forged = HostileRoom.ask(
                HttpRequest.newBuilder(server.http("api/rooms/lobby/messages"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"cid\":\"3\",\"text\":\"forged\"}")),
                "Authorization",
                basic(ADA.password()),
                "Content-Type",
                "application/json",
                "Origin",
                "https://evil.example");
        assertStatus(forged, 403);
    }

    private static void theServersOwnQuestionLeadsBackToThePage(ParleyServer server) {
        HttpResponse<String> asked = HostileRoom.get(server, "login");
        assertStatus(asked, 401);
        assertThat(asked.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic ");
        var browser = new Browser(server);
        HttpResponse<String> answered = browser.ask("GET", "login", null, "Authorization", basic(ADA.password()));
        assertStatus(answered, 303);
        assertThat(answered.headers().firstValue("Location").orElseThrow())
                .isIn(".", server.http("").toString());
        assertThat(Browser.json(browser.get("api/me")).getString("name")).isEqualTo("ada");
        // A browser goes on to say the password with everything; the login counts, and can end.
        String[] said = {"Authorization", basic(ADA.password())};
        assertThat(Browser.json(browser.ask("GET", "api/me", null, said)).containsKey("csrf"))
                .isTrue();
        try (ChatClient socket = browser.socket("lobby")) {
            socket.await("joined");
            assertStatus(browser.ask("DELETE", "api/session", null, said), 204);
            assertThat(socket.closeCode()).isEqualTo(4501);
        }
        assertStatus(browser.ask("GET", "login", null, "Sec-Fetch-Mode", "no-cors"), 403);
    }
}
