package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.token.Issuer;

/** Who shows a token of the issuer is in, by calls and by sockets, and nobody else: on each server. */
class BearerIT {

    private static final String PASSWORD = "correct horse battery";

    private final Issuer issuer = new Issuer();

    private static void assertStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private String token(String algorithm) {
        JsonObject claims = Issuer.claims("ada-1", Instant.now().plusSeconds(300))
                .add("name", "Ada Lovelace")
                .add("roles", Json.createArrayBuilder().add("staff").add("parley-admin"))
                .build();
        return issuer.token(algorithm, claims);
    }

    @OnEachServer
    void whoShowsATokenIsInAndNobodyElse(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (KeyServer keys = new KeyServer(issuer.keySet(""));
                ParleyServer server = ParleyServer.start(
                        host.server(),
                        folder,
                        Map.of(
                                "parley.auth",
                                "bearer,own",
                                "parley.roles",
                                "staff,board",
                                "parley.bearer.issuer",
                                Issuer.NAME,
                                "parley.bearer.audience",
                                Issuer.AUDIENCE,
                                "parley.bearer.keys",
                                keys.url()))) {
            nobodyIsInWithoutAToken(server);
            whoShowsATokenIsIn(server);
            aTokenIsMeantWhateverElseComes(server);
            whatIsNoTokenIsRefused(server);
            aSocketEndsWithItsToken(server);
            aNewKeyOfTheIssuerIsKnownWithItsFirstToken(server, keys);
        }
    }

    private void nobodyIsInWithoutAToken(ParleyServer server) {
        HttpResponse<String> answer = HostileRoom.get(server, "api/me");
        assertStatus(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Parley\"");
        for (String name : new String[] {"access_token", "token", "bearer", "ticket", "Authorization"}) {
            String query = "?" + name + "=" + token("ES256");
            assertThat(HostileRoom.get(server, "api/me" + query).statusCode())
                    .as(name)
                    .isIn(400, 401);
        }
    }

    private void whoShowsATokenIsIn(ParleyServer server) {
        for (String algorithm : new String[] {"RS256", "ES256", "EdDSA"}) {
            String[] ada = bearer(token(algorithm));
            HttpResponse<String> answer = HostileRoom.get(server, "api/me", ada);
            assertStatus(answer, 200);
            JsonObject me = Browser.json(answer);
            assertThat(me.getString("id")).startsWith("b-");
            assertThat(me.getString("name")).isEqualTo("Ada Lovelace");
            assertThat(me.getBoolean("guest")).isFalse();
            assertThat(me.getJsonArray("roles").toString()).isEqualTo("[\"staff\"]");
            try (var socket = new ChatClient(server.ws("chat/lobby"), ChatClient.V1, ada)) {
                assertThat(socket.await("welcome").getJsonObject("user").getString("id"))
                        .isEqualTo(me.getString("id"));
                socket.await("joined");
                assertStatus(say(server, algorithm, ada), 201);
                socket.message(algorithm);
            }
        }
    }

    private void aTokenIsMeantWhateverElseComes(ParleyServer server) {
        var browser = new Browser(server);
        assertStatus(browser.register("Somebody", PASSWORD), 201);
        HttpResponse<String> me = browser.ask("GET", "api/me", null, bearer(token("RS256")));
        assertThat(Browser.json(me).getString("name")).isEqualTo("Ada Lovelace");
        assertStatus(browser.ask("GET", "api/me", null, bearer("wrong")), 401);
    }

    private void whatIsNoTokenIsRefused(ParleyServer server) {
        String none = token("RS256").replaceFirst("^[^.]*", "eyJhbGciOiJub25lIn0");
        String stranger = new Issuer()
                .token(
                        "RS256",
                        Issuer.claims("ada-1", Instant.now().plusSeconds(300)).build());
        for (String token : new String[] {"", "wrong", none, stranger}) {
            HttpResponse<String> refused = HostileRoom.get(server, "api/me", bearer(token));
            assertStatus(refused, 401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(Browser.json(refused).getString("code")).isEqualTo("unauthorized");
            assertStatus(say(server, "refused", bearer(token)), 401);
            try (RawSocket answer = RawSocket.handshake(server, "/chat/lobby", bearer(token))) {
                assertThat(answer.status()).isEqualTo(401);
            }
        }
        // As long as every server takes: beyond that Payara closes the connection without a word.
        assertStatus(HostileRoom.get(server, "api/me", bearer("e30." + "e".repeat(6_000) + ".e30")), 401);
    }

    private void aSocketEndsWithItsToken(ParleyServer server) {
        Instant soon = Instant.now().plusSeconds(3);
        String token = issuer.token("RS256", Issuer.claims("ada-1", soon).build());
        try (var socket = new ChatClient(server.ws("chat/lobby"), ChatClient.V1, bearer(token))) {
            assertThat(socket.closeCode()).isEqualTo(4001);
            assertThat(socket.await("welcome")).isNotNull();
            assertThat(socket.await("bye").getInt("code")).isEqualTo(4001);
        }
        // Clocks differ: a call may still come a minute later, and a socket would not stay.
        assertStatus(HostileRoom.get(server, "api/me", bearer(token)), 200);
        try (var late = new ChatClient(server.ws("chat/lobby"), ChatClient.V1, bearer(token))) {
            assertThat(late.closeCode()).isEqualTo(4001);
            assertThat(late.frames("welcome")).isEmpty();
        }
    }

    private void aNewKeyOfTheIssuerIsKnownWithItsFirstToken(ParleyServer server, KeyServer keys) {
        JsonObject claims =
                Issuer.claims("ada-1", Instant.now().plusSeconds(300)).build();
        String token =
                issuer.token(Issuer.header("ES256").add("kid", "new-ES256").build(), claims);
        assertStatus(HostileRoom.get(server, "api/me", bearer(token)), 401);
        keys.show(issuer.keySet("new-"));
        assertStatus(HostileRoom.get(server, "api/me", bearer(token)), 200);
        assertStatus(HostileRoom.get(server, "api/me", bearer(token("ES256"))), 401);
    }

    private static HttpResponse<String> say(ParleyServer server, String text, String... headers) {
        return HostileRoom.ask(
                HttpRequest.newBuilder(server.http("api/rooms/lobby/messages"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"cid\":\"" + text + "\",\"text\":\"" + text + "\"}")),
                headers);
    }
}
