package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** People get what is known of them and nothing else, and of who is forgotten nothing is left in the database. */
class PrivacyIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String NAME = "Zerlina Quux";
    private static final String SAID = "what zerlina says of herself";
    private static final String SECRET = "what zerlina wrote";
    private static final int ROUNDS = 10;
    private static final int PIPELINE = 50;

    private static void assertStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static String id(Browser browser) {
        return Browser.json(browser.get("api/me")).getString("id");
    }

    private static Browser person(ParleyServer server, String name) {
        var browser = new Browser(server);
        assertStatus(browser.register(name, PASSWORD), 201);
        return browser;
    }

    private static void say(Browser by, String room, String text) {
        assertStatus(
                by.post(
                        "api/rooms/" + room + "/messages",
                        "{\"cid\":\"" + text.hashCode() + "\",\"text\":\"" + text + "\"}"),
                201);
    }

    @OnEachServer
    void whatIsKnownIsGivenOutAndOfTheForgottenNothingIsLeft(
            Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        String id;
        try (ParleyServer server = ParleyServer.start(host.server(), folder, Map.of())) {
            Browser bob = person(server, "Bob");
            Browser zerlina = person(server, NAME);
            id = id(zerlina);
            String direct = everythingThatOneDoes(zerlina, bob);
            theExportHasAllOfItAndNothingOfOthers(zerlina, direct);
            whoAsksAgainAndAgainIsRefused(bob);
            assertStatus(zerlina.post("api/me/erasure", "{}"), 403);
            assertStatus(zerlina.post("api/me/erasure", "{\"password\":\"wrong horse battery\"}"), 403);
            assertStatus(bob.post("api/people/" + id + "/erasure", ""), 403);
            assertStatus(
                    zerlina.ask(
                            "POST", "api/me/erasure", "{\"password\":\"" + PASSWORD + "\"}", "X-CSRF-Token", "forged"),
                    403);
            try (ChatClient reader = bob.socket("lobby");
                    ChatClient hers = zerlina.socket("lobby")) {
                String epoch = reader.await("joined").getString("epoch");
                hers.await("joined");
                assertStatus(zerlina.post("api/me/erasure", "{\"password\":\"" + PASSWORD + "\"}"), 204);
                assertThat(hers.closeCode()).isEqualTo(4501);
                assertThat(reader.await("resync").getString("epoch")).isNotEqualTo(epoch);
            }
            assertStatus(new Browser(server).login(NAME, PASSWORD), 401);
            nobodySeesHer(bob, direct, id);
            // Her name is free, and is somebody else's.
            assertThat(id(person(server, NAME))).isNotEqualTo(id);
        }
        assertThat(database(folder)).doesNotContain(id).doesNotContain(SAID);
    }

    @Test
    void whoIsForgottenDoesNotComeBackByWhatTheirClientAskedBefore(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (ParleyServer server = ParleyServer.start(folder, Map.of("parley.limits", "off"))) {
            Browser bob = person(server, "Bob");
            try (ChatClient reader = bob.socket("lobby")) {
                reader.await("joined");
                List<String> forgotten = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    Browser zerlina = person(server, NAME);
                    forgotten.add(id(zerlina));
                    try (ChatClient hers = zerlina.socket("lobby")) {
                        hers.await("joined");
                        CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> joinAllTheTime(hers));
                        assertStatus(zerlina.post("api/me/erasure", "{\"password\":\"" + PASSWORD + "\"}"), 204);
                        asking.join();
                    }
                }
                say(bob, "lobby", "the end");
                reader.message("the end");
                for (String id : forgotten) {
                    assertThat(reader.frames("member").stream()
                                    .filter(frame -> frame.getJsonObject("user")
                                            .getString("id")
                                            .equals(id))
                                    .map(frame -> frame.getString("change")))
                            .containsExactly("joined", "left");
                }
            }
        }
    }

    /** A page that loads the room again, with more on its way than is dealt with at once. */
    private static void joinAllTheTime(ChatClient client) {
        for (int id = 1; client.isOpen(); id++) {
            try {
                client.send("type", "join", "id", id, "room", "lobby");
                if (id % PIPELINE == 0) {
                    client.answer(id);
                }
            } catch (CompletionException | AssertionError e) {
                // Who writes when the socket closes is told so in many ways, 4501 among them.
                client.closeCode();
            }
        }
    }

    /** Returns the direct room. */
    private static String everythingThatOneDoes(Browser zerlina, Browser bob) {
        assertStatus(bob.post("api/rooms", "{\"id\":\"lobby\",\"name\":\"Lobby\",\"kind\":\"public\"}"), 201);
        say(zerlina, "lobby", SECRET);
        say(bob, "lobby", "what bob wrote");
        assertStatus(zerlina.post("api/rooms", "{\"id\":\"hers\",\"name\":\"Hers\",\"kind\":\"private\"}"), 201);
        assertStatus(zerlina.ask("PUT", "api/rooms/hers/members/" + id(bob), "{\"role\":\"owner\"}"), 200);
        assertStatus(zerlina.ask("PATCH", "api/rooms/hers", "{\"topic\":\"Things\"}"), 200);
        String reactions = "api/rooms/lobby/messages/4/reactions";
        assertStatus(zerlina.ask("PUT", reactions, "{\"emoji\":\"👍\",\"on\":true}"), 204);
        assertStatus(bob.ask("PUT", reactions.replace('4', '3'), "{\"emoji\":\"🎉\",\"on\":true}"), 204);
        for (String text : List.of("in other words", SECRET)) {
            assertStatus(zerlina.ask("PATCH", "api/rooms/lobby/messages/3", "{\"text\":\"" + text + "\"}"), 204);
        }
        assertStatus(zerlina.post("api/rooms/lobby/reports", "{\"seq\":4,\"reason\":\"rude\"}"), 201);
        assertStatus(zerlina.ask("PUT", "api/me/profile", "{\"text\":\"" + SAID + "\",\"hue\":2}"), 204);
        assertStatus(
                zerlina.post(
                        "api/rooms/lobby/messages",
                        "{\"cid\":\"thread\",\"text\":\"beside it\",\"replyTo\":4,\"thread\":true}"),
                201);
        HttpResponse<String> direct = zerlina.post("api/direct", "{\"users\":[\"" + id(bob) + "\"]}");
        assertStatus(direct, 200);
        String room = Browser.json(direct).getString("id");
        say(zerlina, room, "for bob alone");
        return room;
    }

    private static void theExportHasAllOfItAndNothingOfOthers(Browser zerlina, String direct) {
        HttpResponse<String> answer = zerlina.get("api/me/export");
        assertStatus(answer, 200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(answer.body()).doesNotContain("what bob wrote", "🎉").doesNotContain("$argon2");
        JsonObject all = Browser.json(answer);
        assertThat(all.getJsonObject("about").getJsonObject("person").getString("name"))
                .isEqualTo(NAME);
        assertThat(all.getJsonObject("about").getJsonArray("rooms"))
                .extracting(room -> room.asJsonObject().getString("room"))
                .containsExactlyInAnyOrder(direct, "hers");
        assertThat(all.getJsonObject("about").getJsonArray("reports")).hasSize(1);
        assertThat(all.getJsonObject("about").getJsonObject("profile").getString("text"))
                .isEqualTo(SAID);
        assertThat(all.getJsonObject("about").getJsonArray("threads"))
                .singleElement()
                .satisfies(thread ->
                        assertThat(thread.asJsonObject().getInt("thread")).isEqualTo(4));
        assertThat(all.getJsonArray("reactions"))
                .singleElement()
                .satisfies(reaction ->
                        assertThat(reaction.asJsonObject().getString("emoji")).isEqualTo("👍"));
        assertThat(all.getJsonArray("messages").toString()).contains("in other words");
        assertThat(all.getJsonArray("messages"))
                .extracting(JsonValue::asJsonObject)
                .extracting(message -> message.getString("text"))
                .containsExactlyInAnyOrder(SECRET, "beside it", "for bob alone");
    }

    /** It reads everything that was ever said. */
    private static void whoAsksAgainAndAgainIsRefused(Browser bob) {
        HttpResponse<String> answer = bob.get("api/me/export");
        for (int i = 0; i < 10 && answer.statusCode() == 200; i++) {
            answer = bob.get("api/me/export");
        }
        assertStatus(answer, 429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static void nobodySeesHer(Browser bob, String direct, String id) {
        for (String path : List.of(
                "api/rooms/lobby/messages",
                "api/rooms/hers/messages",
                "api/rooms/hers/members",
                "api/rooms/" + direct + "/messages",
                "api/rooms/" + direct,
                "api/rooms",
                "api/people?q=Zer")) {
            HttpResponse<String> answer = bob.get(path);
            assertStatus(answer, 200);
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain(id)
                    .doesNotContain(NAME)
                    .doesNotContain(SAID);
        }
        assertThat(bob.get("api/rooms/lobby/messages").body()).contains(SECRET).contains("Deleted person");
        assertThat(Browser.json(bob.get("api/rooms/" + direct)).getString("name"))
                .isEqualTo("Bob, Deleted person");
    }

    /** Returns all that the database has, as a script. */
    private static String database(Path folder) {
        List<String> lines = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("parley"), "parley", "");
                Statement statement = connection.createStatement();
                ResultSet script = statement.executeQuery("script")) {
            while (script.next()) {
                lines.add(script.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return String.join("\n", lines);
    }

    /** What was said goes too where the administrator has chosen so; and an administrator can have others forgotten. */
    @OnEachServer
    void whatWasSaidGoesTooWhereThatIsConfigured(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        String id;
        try (ParleyServer server = ParleyServer.start(host.server(), folder, Map.of("parley.erasure", "remove"))) {
            String word = server.setupWord();
            var admin = new Browser(server);
            assertStatus(
                    admin.post(
                            "api/accounts",
                            "{\"name\":\"Root\",\"password\":\"" + PASSWORD + "\",\"setup\":\"" + word + "\"}"),
                    201);
            Browser zerlina = person(server, NAME);
            id = id(zerlina);
            assertStatus(admin.post("api/rooms", "{\"id\":\"lobby\",\"name\":\"Lobby\",\"kind\":\"public\"}"), 201);
            say(zerlina, "lobby", SECRET);
            say(admin, "lobby", "what root wrote");
            assertStatus(admin.post("api/people/" + id + "/erasure", ""), 204);
            assertStatus(zerlina.get("api/rooms/hers"), 404);
            JsonObject deed =
                    Browser.json(admin.get("api/audit")).getJsonArray("audit").getJsonObject(0);
            assertThat(deed.getString("action")).isEqualTo("person_deleted");
            assertThat(deed.getJsonObject("by").getString("name")).isEqualTo("Root");
            assertThat(admin.get("api/rooms/lobby/messages").body())
                    .doesNotContain(SECRET)
                    .contains("what root wrote");
            // A guest whose browser proves who it is can go, too.
            var guest = new Browser(server);
            assertStatus(guest.post("api/session", "{\"name\":\"Visitor\"}"), 200);
            say(guest, "lobby", "what a visitor wrote");
            assertStatus(guest.post("api/me/erasure", "{}"), 204);
            assertThat(admin.get("api/rooms/lobby/messages").body()).doesNotContain("visitor");
        }
        assertThat(database(folder)).doesNotContain(id, SECRET, NAME, "what a visitor wrote");
    }
}
