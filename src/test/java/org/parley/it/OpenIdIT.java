package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Whom an OpenID provider knows is in, with no account made, and nobody else: on each server, with a real provider. */
class OpenIdIT {

    private static final String PASSWORD = "correct horse battery";

    private static final JsonObject ADA = Json.createObjectBuilder()
            .add("name", "Ada Lovelace")
            .add("email", "ada@example.org")
            .add("roles", Json.createArrayBuilder().add("staff").add("parley-admin"))
            .build();

    private static Map<String, String> settings(OpenIdProvider provider) {
        return Map.of(
                "parley.auth", "oidc,own",
                "parley.oidc.issuer", provider.issuer(),
                "parley.oidc.client", "parley",
                "parley.oidc.secret", "s3cret",
                "parley.oidc.label", "Company login",
                "parley.rooms.roles", "staff=news:member, board=vault:owner");
    }

    private static void assertStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    /** Returns where somebody is sent who presses the button. */
    private static URI begin(Browser browser) {
        HttpResponse<String> sent = browser.get("login/openid");
        assertStatus(sent, 303);
        assertThat(sent.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("parley-openid=")
                .contains("; HttpOnly")
                .contains("; SameSite=Lax");
        return URI.create(sent.headers().firstValue("Location").orElseThrow());
    }

    /** Brings what the provider has a browser bring. */
    private static HttpResponse<String> comeBack(Browser browser, URI back) {
        return browser.get("login/openid?" + back.getRawQuery());
    }

    private static String state(URI address) {
        return Arrays.stream(address.getRawQuery().split("&", -1))
                .filter(pair -> pair.startsWith("state="))
                .findFirst()
                .orElseThrow();
    }

    @OnEachServer
    void whomTheProviderKnowsIsInAndNobodyElse(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (OpenIdProvider provider = new OpenIdProvider();
                ParleyServer server = ParleyServer.start(host.server(), folder, settings(provider))) {
            nobodyIsIn(server);
            whoSignsInAtTheProviderIsIn(server, provider);
            nobodyIsLinkedToAnAccount(server, provider);
            anAnswerThatIsNotForThisBrowserLetsNobodyIn(server, provider);
            nothingInARequestSaysWhereToGo(server, provider);
        }
    }

    private static void nobodyIsIn(ParleyServer server) {
        var browser = new Browser(server);
        assertStatus(browser.get("api/me"), 401);
        JsonObject doors = Browser.json(browser.get("api/session"));
        assertThat(doors.getJsonArray("ways").toString()).isEqualTo("[\"oidc\",\"own\"]");
        assertThat(doors.getString("provider")).isEqualTo("Company login");
        assertStatus(browser.ask("GET", "login/openid", null, "Sec-Fetch-Mode", "no-cors"), 403);
    }

    private static void whoSignsInAtTheProviderIsIn(ParleyServer server, OpenIdProvider provider) {
        var browser = new Browser(server);
        URI back = provider.signIn(begin(browser), "ada-1", ADA);
        assertThat(back.toString()).startsWith(server.http("login/openid").toString());
        HttpResponse<String> landed = comeBack(browser, back);
        assertStatus(landed, 303);
        assertThat(landed.headers().firstValue("Location")).contains("../");
        HttpResponse<String> answer = browser.get("api/me");
        assertStatus(answer, 200);
        JsonObject me = Browser.json(answer);
        assertThat(me.getString("id")).startsWith("b-");
        assertThat(me.getString("name")).isEqualTo("Ada Lovelace");
        assertThat(me.getBoolean("guest")).isFalse();
        assertThat(me.getJsonArray("roles").toString()).isEqualTo("[\"staff\"]");
        assertThat(Browser.json(browser.get("api/rooms/news")).getString("role"))
                .isEqualTo("member");
        assertStatus(browser.get("api/rooms/vault"), 404);
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
            assertStatus(comeBack(browser, back), 400);
            assertStatus(browser.ask("DELETE", "api/session", null), 204);
            assertThat(ada.closeCode()).isEqualTo(4501);
        }
        assertStatus(browser.get("api/me"), 401);
        var again = new Browser(server);
        assertStatus(comeBack(again, provider.signIn(begin(again), "ada-1", ADA)), 303);
        assertThat(Browser.json(again.get("api/me")).getString("id")).isEqualTo(me.getString("id"));
    }

    private static void nobodyIsLinkedToAnAccount(ParleyServer server, OpenIdProvider provider) {
        var account = new Browser(server);
        assertStatus(account.register("ada@example.org", PASSWORD), 201);
        var stranger = new Browser(server);
        JsonObject claims = Json.createObjectBuilder()
                .add("name", "ada@example.org")
                .add("preferred_username", "ada@example.org")
                .add("email", "ada@example.org")
                .add("email_verified", false)
                .build();
        assertStatus(comeBack(stranger, provider.signIn(begin(stranger), "ada@example.org", claims)), 303);
        assertThat(Browser.json(stranger.get("api/me")).getString("id"))
                .startsWith("b-")
                .isNotEqualTo(Browser.json(account.get("api/me")).getString("id"));
    }

    private static void anAnswerThatIsNotForThisBrowserLetsNobodyIn(ParleyServer server, OpenIdProvider provider) {
        var victim = new Browser(server);
        var attacker = new Browser(server);
        URI theirs = provider.signIn(begin(attacker), "mallory", ADA);
        assertStatus(comeBack(victim, theirs), 400);
        begin(victim);
        assertStatus(comeBack(victim, theirs), 400);
        URI mine = provider.signIn(begin(victim), "ada-1", ADA);
        String query = mine.getRawQuery();
        // A failure ends the attempt, so each begins anew.
        for (String wrong : new String[] {
            query.replaceFirst("state=[^&]*", "state=" + "0".repeat(64)),
            query.replaceFirst("state=[^&]*", "state="),
            query.replaceFirst("code=[^&]*", "code=made-up"),
            query.replaceFirst("code=[^&]*", "code="),
            query + "&iss=https%3A%2F%2Fother.example",
            query + "&error=access_denied"
        }) {
            var browser = new Browser(server);
            String state = state(begin(browser));
            HttpResponse<String> refused = browser.get("login/openid?" + wrong.replace(state(mine), state));
            assertStatus(refused, 400);
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            assertThat(refused.body()).contains("You are not signed in").doesNotContain("made-up");
            assertThat(refused.headers().allValues("Set-Cookie"))
                    .noneMatch(cookie -> cookie.startsWith("parley-session=") && !cookie.contains("Max-Age=0"));
            assertStatus(browser.get("api/me"), 401);
        }
        assertStatus(comeBack(victim, mine), 303);
    }

    private static void nothingInARequestSaysWhereToGo(ParleyServer server, OpenIdProvider provider) {
        for (String query : new String[] {"?base=//evil.example/", "?next=https://evil.example", "?redirect_uri=x"}) {
            var browser = new Browser(server);
            HttpResponse<String> sent = browser.get("login/openid" + query);
            String place = sent.headers().firstValue("Location").orElseThrow();
            assertThat(place).startsWith(provider.issuer()).doesNotContain("evil");
            URI back = provider.signIn(URI.create(place), "ada-1", ADA);
            HttpResponse<String> landed = browser.get(
                    "login/openid?" + back.getRawQuery() + "&next=https%3A%2F%2Fevil.example&base=%2F%2Fevil.example");
            assertThat(landed.headers().firstValue("Location")).contains("../");
        }
    }

    /** Behind a proxy the server does not know where the page is. */
    @Test
    void whereThePageIsTheAdministratorCanSay(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (OpenIdProvider provider = new OpenIdProvider();
                ParleyServer server = ParleyServer.start(
                        folder,
                        Map.of(
                                "parley.auth", "oidc",
                                "parley.url", "https://chat.example/team",
                                "parley.oidc.issuer", provider.issuer(),
                                "parley.oidc.client", "parley"))) {
            HttpResponse<String> sent = HostileRoom.get(server, "login/openid");
            assertThat(sent.headers().firstValue("Location").orElseThrow())
                    .contains("redirect_uri=https%3A%2F%2Fchat.example%2Fteam%2Flogin%2Fopenid");
            assertThat(sent.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("; Path=/team/;")
                    .endsWith("; Secure");
            // Nobody comes in another way.
            assertStatus(HostileRoom.get(server, "login"), 404);
        }
    }
}
