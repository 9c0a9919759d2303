package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people choose that others see of them, by REST and at the socket. */
@OnEveryHost
class ProfileIT {

    private static final String PASSWORD = "correct horse battery";

    private final String name = "Ada " + UUID.randomUUID().toString().substring(0, 8);
    private final String room = "a-" + UUID.randomUUID();
    private final ParleyServer server;
    private final Browser browser;

    ProfileIT(ParleyServer server) {
        this.server = server;
        this.browser = new Browser(server);
    }

    private static void assertStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private HttpResponse<String> choose(String text) {
        return browser.ask(
                "PUT",
                "api/me/profile",
                Json.createObjectBuilder()
                        .add("text", text)
                        .add("hue", 3)
                        .build()
                        .toString());
    }

    private String chosen() {
        HttpResponse<String> answer = browser.get("api/me/profile");
        assertStatus(answer, 200);
        return answer.body();
    }

    private static JsonObject presence(ChatClient client, String key) {
        return client.await(
                frame -> frame.getString("type").equals("presence") && frame.containsKey(key),
                "a presence with " + key);
    }

    @Test
    void whatSomebodyChoosesIsKeptAndToldAtOnce() {
        assertStatus(browser.register(name, PASSWORD), 201);
        assertThat(chosen()).isEqualTo("{}");
        try (ChatClient guest = ChatClient.json(server.ws("chat/" + room + "?name=Guest"));
                ChatClient ada = browser.socket(room)) {
            guest.await("joined");
            ada.await("joined");
            assertStatus(choose("  at\nlunch \u202E\uD83C\uDF5C "), 204);
            JsonObject told = presence(guest, "text");
            assertThat(told.getString("text")).isEqualTo("at lunch \uD83C\uDF5C");
            assertThat(told.getInt("hue")).isEqualTo(3);
            assertThat(told.getString("status")).isEqualTo("online");
            assertThat(chosen()).isEqualTo("{\"text\":\"at lunch \uD83C\uDF5C\",\"hue\":3}");
            ada.send("type", "status", "id", 7, "status", "busy", "text", "back");
            assertThat(ada.answer(7).getString("type")).isEqualTo("ok");
            JsonObject member = Json.createReader(new StringReader(
                            browser.get("api/rooms/" + room + "/members").body()))
                    .readObject()
                    .getJsonArray("members")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .filter(one -> one.getString("name").equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(member.getString("text")).isEqualTo("back");
            assertThat(member.getInt("hue")).isEqualTo(3);
            assertThat(member.getString("status")).isEqualTo("busy");
        }
        assertThat(browser.get("api/people?q=" + name.replace(' ', '+')).body()).contains("\"hue\":3");
        assertThat(browser.get("api/me/export").body()).contains("\"profile\":{\"text\":\"back\",\"hue\":3}");
        assertStatus(browser.ask("PUT", "api/me/profile", "{}"), 204);
        assertThat(chosen()).isEqualTo("{}");
    }

    @Test
    void whoComesLaterSeesItInTheList() {
        assertStatus(browser.register(name, PASSWORD), 201);
        assertStatus(choose("<b>\"hi\"</b>"), 204);
        try (ChatClient guest = ChatClient.json(server.ws("chat/" + room + "?name=Guest"))) {
            guest.await("joined");
            try (ChatClient ada = browser.socket(room)) {
                assertThat(ada.await("joined").getJsonArray("members").toString())
                        .contains("\"text\":\"<b>\\\"hi\\\"</b>\",\"hue\":3");
                assertThat(presence(guest, "hue").getString("text")).isEqualTo("<b>\"hi\"</b>");
            }
        }
    }

    @Test
    void whoSaysInTheAddressThatTheyAreBusyIsNeverTakenForHere() {
        assertStatus(browser.register(name, PASSWORD), 201);
        assertStatus(browser.post("api/rooms", "{\"id\":\"" + room + "\",\"kind\":\"public\"}"), 201);
        try (ChatClient guest = ChatClient.json(server.ws("chat/" + room + "?name=Guest"))) {
            guest.await("joined");
            try (ChatClient ada = browser.socket(room + "?status=busy")) {
                ada.await("joined");
                assertThat(presence(guest, "status").getString("status")).isEqualTo("busy");
            }
        }
    }

    @Test
    void aGuestsIsToldAndWhoHasNothingButANameHasNone() {
        browser.get("api/me");
        try (ChatClient guest = ChatClient.json(server.ws("chat/" + room + "?name=Guest"));
                ChatClient visitor = browser.socket(room)) {
            guest.await("joined");
            visitor.await("joined");
            assertStatus(choose("just looking"), 204);
            assertThat(presence(guest, "text").getString("text")).isEqualTo("just looking");
            guest.send("type", "status", "id", 1, "status", "online", "text", "me too");
            assertThat(guest.answer(1).getString("code")).isEqualTo("forbidden");
        }
        assertStatus(new Browser(server).ask("PUT", "api/me/profile?name=Eve", "{\"hue\":1}"), 403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"hue\":8} | 400",
                "{\"hue\":-1} | 400",
                "{\"hue\":999999999999999999} | 400",
                "{\"hue\":\"3\"} | 400",
                "{\"hue\":1.5} | 400",
                "{\"text\":5} | 400",
                "{\"text\":{}} | 400",
                "[] | 400"
            })
    void whatCannotBeIsRefused(String body, int status) {
        assertStatus(browser.register(name, PASSWORD), 201);
        assertStatus(browser.ask("PUT", "api/me/profile", body), status);
        assertThat(chosen()).isEqualTo("{}");
    }

    @Test
    void whoIsTooLongOrTooFastIsRefused() {
        assertStatus(browser.register(name, PASSWORD), 201);
        assertStatus(choose("a".repeat(81)), 413);
        assertStatus(choose("\u0301".repeat(50_000)), 413);
        HttpResponse<String> answer = choose("x");
        for (int i = 0; i < 20 && answer.statusCode() == 204; i++) {
            answer = choose("x" + i);
        }
        assertStatus(answer, 429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void itIsOneOfTheCallsThatNeedTheTokenOfTheLogin() {
        assertStatus(browser.register(name, PASSWORD), 201);
        assertStatus(browser.ask("PUT", "api/me/profile", "{\"hue\":1}", "X-CSRF-Token", "forged"), 403);
    }
}
