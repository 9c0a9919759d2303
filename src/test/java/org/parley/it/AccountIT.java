package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts of Parley's own, through the API and at the socket, on every server. */
@OnEveryHost
class AccountIT {

    private static final String PASSWORD = "correct horse battery";

    private final String name = "Ada " + UUID.randomUUID().toString().substring(0, 8);
    private final String room = "a-" + UUID.randomUUID();
    private final ParleyServer server;
    private final Browser browser;

    AccountIT(ParleyServer server) {
        this.server = server;
        this.browser = new Browser(server);
    }

    private static void assertStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void whoMakesAnAccountIsInAndSpeaksByItsName() {
        HttpResponse<String> answer = browser.register(name, PASSWORD);
        assertStatus(answer, 201);
        JsonObject me = Browser.json(answer);
        assertThat(me.getString("name")).isEqualTo(name);
        assertThat(me.getBoolean("guest")).isFalse();
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("parley-session=")
                .contains("; HttpOnly; SameSite=Lax");
        try (ChatClient ada = browser.socket(room);
                ChatClient guest = ChatClient.json(server.ws("chat/" + room + "?name=Guest"))) {
            assertThat(ada.await("welcome").getJsonObject("user").getString("id"))
                    .isEqualTo(me.getString("id"));
            guest.await("joined");
            ada.await("joined");
            assertStatus(browser.post("api/rooms/" + room + "/messages", "{\"cid\":\"1\",\"text\":\"by REST\"}"), 201);
            assertThat(guest.message("by REST").getJsonObject("from").getString("name"))
                    .isEqualTo(name);
        }
    }

    @Test
    void whoIsWrittenToDirectlyHearsOfItWhereverTheyAre() {
        JsonObject me = Browser.json(browser.register(name, PASSWORD));
        var bob = new Browser(server);
        bob.register("Bob " + room.substring(2, 10), PASSWORD);
        try (ChatClient ada = browser.socket(room)) {
            ada.await("joined");
            HttpResponse<String> direct = bob.post("api/direct", "{\"users\":[\"" + me.getString("id") + "\"]}");
            assertStatus(direct, 200);
            JsonObject told = ada.await(
                    frame -> frame.getString("type").equals("member") && frame.containsKey("seq"), "the direct room");
            assertThat(told.getString("room")).isEqualTo(Browser.json(direct).getString("id"));
            assertThat(told.getJsonObject("user").getString("id")).isEqualTo(me.getString("id"));
        }
    }

    /** PostgreSQL stores no NUL: what has one is the caller's mistake, and no failure of the database. */
    @Test
    void aNulIsRefusedWhereverItComesIn() {
        browser.register(name, PASSWORD);
        assertStatus(browser.post("api/rooms", "{\"id\":\"" + room + "\",\"name\":\"a\\u0000b\"}"), 400);
        assertStatus(browser.post("api/rooms", "{\"id\":\"" + room + "\"}"), 201);
        assertStatus(browser.ask("PATCH", "api/rooms/" + room, "{\"topic\":\"\\u0000\"}"), 400);
        assertStatus(browser.ask("PATCH", "api/rooms/" + room, "{}"), 400);
        assertStatus(browser.post("api/rooms/" + room + "/reports", "{\"seq\":1,\"reason\":\"a\\u0000b\"}"), 400);
        assertStatus(browser.get("api/people?q=a%00b"), 400);
        assertThat(browser.get("api/people?q=%25").body())
                .as("a percent sign is no pattern")
                .isEqualTo("{\"people\":[]}");
        assertThat(browser.get("api/people?q=" + name.substring(0, 3)).body()).contains("\"name\":\"Ada ");
    }

    @Test
    void eachLoginIsAnotherSession() {
        browser.register(name, PASSWORD);
        String first = browser.cookie();
        assertStatus(browser.login(name.toUpperCase(Locale.ROOT), PASSWORD), 200);
        assertThat(browser.cookie()).isNotEqualTo(first);
        var preset = new Browser(server);
        HttpResponse<String> answer = preset.ask(
                "POST",
                "api/session",
                "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}",
                "Cookie",
                "parley-session=" + "A".repeat(43));
        assertStatus(answer, 200);
        assertThat(preset.cookie()).doesNotContain("AAAAAAAA");
    }

    @Test
    void logoutClosesTheSocketAndTheCookieOpensNothingAnyMore() {
        browser.register(name, PASSWORD);
        String cookie = browser.cookie();
        try (ChatClient socket = browser.socket(room)) {
            socket.await("joined");
            assertStatus(browser.ask("DELETE", "api/session", null), 204);
            assertThat(socket.closeCode()).isEqualTo(4501);
        }
        assertThat(browser.cookie()).isEmpty();
        try (ChatClient late =
                ChatClient.browser(server.ws("chat/" + room), "http://localhost:" + server.port(), cookie)) {
            assertThat(late.closeCode()).isEqualTo(4501);
            assertThat(late.frames("welcome")).isEmpty();
        }
    }

    @Test
    void aGuestWhoWasLoggedInBeforeIsKeptOutByNoOldCookie() {
        browser.register(name, PASSWORD);
        var old = new Browser(server);
        old.login(name, PASSWORD);
        assertStatus(browser.ask("DELETE", "api/sessions", null), 204);
        assertStatus(old.post("api/session", "{\"name\":\"Guest " + room.substring(2, 10) + "\"}"), 200);
        try (ChatClient guest = old.socket(room)) {
            guest.await("joined");
        }
    }

    @Test
    void aChangedPasswordAndLogoutEverywhereCloseTheSocketsOfOtherDevices() {
        browser.register(name, PASSWORD);
        var phone = new Browser(server);
        phone.login(name, PASSWORD);
        try (ChatClient there = phone.socket(room)) {
            there.await("joined");
            assertStatus(
                    browser.ask(
                            "PUT",
                            "api/me/password",
                            "{\"before\":\"" + PASSWORD + "\",\"password\":\"another horse battery\"}"),
                    204);
            assertThat(there.closeCode()).isEqualTo(4501);
        }
        assertStatus(phone.login(name, PASSWORD), 401);
        assertStatus(phone.login(name, "another horse battery"), 200);
        try (ChatClient here = browser.socket(room)) {
            here.await("joined");
            assertStatus(phone.ask("DELETE", "api/sessions", null), 204);
            assertThat(here.closeCode()).isEqualTo(4501);
        }
    }

    @Test
    void whoIsWrongIsToldTheSameWhetherTheNameIsKnownOrNot() {
        browser.register(name, PASSWORD);
        HttpResponse<String> known = new Browser(server).login(name, "wrong horse battery");
        HttpResponse<String> unknown = new Browser(server).login("Nobody " + room.substring(0, 9), PASSWORD);
        assertStatus(known, 401);
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcdef"})
    void whatChangesSomethingNeedsTheTokenOfTheLogin(String token) {
        browser.register(name, PASSWORD);
        String[] headers = token.isEmpty() ? new String[] {"X-CSRF-Token", ""} : new String[] {"X-CSRF-Token", token};
        HttpResponse<String> refused =
                browser.ask("POST", "api/rooms/" + room + "/messages", "{\"cid\":\"1\",\"text\":\"forged\"}", headers);
        assertStatus(refused, 403);
        assertStatus(browser.ask("PATCH", "api/me", "{\"displayName\":\"Eve\"}", headers), 403);
        assertStatus(browser.ask("DELETE", "api/sessions", null, headers), 403);
        assertThat(Browser.json(browser.get("api/me")).getString("name")).isEqualTo(name);
    }

    @Test
    void aFormOfAnotherPageChangesNothing() {
        browser.register(name, PASSWORD);
        HttpResponse<String> form = browser.ask(
                "POST",
                "api/rooms/" + room + "/messages",
                "{\"cid\":\"1\",\"text\":\"forged\"}",
                "Content-Type",
                "text/plain",
                "X-CSRF-Token",
                "");
        assertStatus(form, 403);
        HttpResponse<String> foreign = browser.ask(
                "POST",
                "api/session",
                "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}",
                "Origin",
                "https://evil.example");
        assertStatus(foreign, 403);
    }

    @Test
    void aNameThatSomebodyHasIsTakenAndAGuestGetsANumber() {
        browser.register(name, PASSWORD);
        assertStatus(new Browser(server).register(name.toLowerCase(Locale.ROOT), PASSWORD), 409);
        HttpResponse<String> guest = new Browser(server).post("api/session", "{\"name\":\"" + name + "\"}");
        assertStatus(guest, 200);
        assertThat(Browser.json(guest).getString("name")).isEqualTo(name + " 2");
        try (ChatClient named = ChatClient.json(server.ws("chat/" + room + "?name=" + name.replace(" ", "%20")))) {
            assertThat(named.await("welcome").getJsonObject("user").getString("name"))
                    .isEqualTo(name + " 2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "short, 422, bad_password",
        "password, 422, bad_password",
        "parley123, 422, bad_password",
    })
    void aPasswordThatBreaksARuleIsRefusedWithTheRule(String password, int status, String code) {
        HttpResponse<String> answer = browser.register(name, password);
        assertStatus(answer, status);
        assertThat(Browser.json(answer).getString("code")).isEqualTo(code);
    }

    @Test
    void aPasswordOfAMegabyteIsRefused() {
        assertThat(browser.register(name, "x".repeat(1 << 20)).statusCode()).isIn(413, 422);
        assertStatus(browser.register(name, "x".repeat(129)), 422);
    }

    @Test
    void aNewNameIsSeenByOthers() {
        browser.register(name, PASSWORD);
        String fresh = "Countess " + name.substring(4);
        assertStatus(browser.ask("PATCH", "api/me", "{\"displayName\":\"" + fresh + "\"}"), 204);
        try (ChatClient socket = browser.socket(room)) {
            assertThat(socket.await("welcome").getJsonObject("user").getString("name"))
                    .isEqualTo(fresh);
        }
    }

    @Test
    void nobodySetsUpAnAdministratorWithoutTheWordFromTheLog() {
        HttpResponse<String> guess = browser.post(
                "api/accounts", "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\",\"setup\":\"\"}");
        assertStatus(guess, 403);
    }

    @Test
    void theApiSaysHowPeopleComeIn() {
        JsonObject doors = Browser.json(browser.get("api/session"));
        assertThat(doors.getJsonArray("ways").toString()).isEqualTo("[\"guest\",\"own\"]");
        assertThat(doors.getBoolean("registration")).isTrue();
    }
}
