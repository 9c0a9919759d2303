package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A proxy's headers count where they come from a proxy that is configured, and nowhere else (row S16): on each server. */
class ProxyIT {

    private static final String USER = "X-Remote-User";

    private static void assertStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static int register(ParleyServer server, String name, String forwarded) {
        return register(server, name, forwarded, "http").statusCode();
    }

    private static HttpResponse<String> register(ParleyServer server, String name, String forwarded, String scheme) {
        return new Browser(server)
                .ask(
                        "POST",
                        "api/accounts",
                        "{\"name\":\"" + name + "\",\"password\":\"correct horse battery\"}",
                        "X-Forwarded-For",
                        forwarded,
                        "X-Forwarded-Proto",
                        scheme);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    @OnEachServer
    void aProxyThatIsConfiguredIsBelieved(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        Map<String, String> settings = Map.of(
                "parley.auth", "own,proxy",
                "parley.proxy.addresses", "127.0.0.0/8, ::1",
                "parley.proxy.user", USER,
                "parley.limit.registrations", "1");
        try (ParleyServer server = ParleyServer.start(host.server(), folder, settings)) {
            assertStatus(HostileRoom.get(server, "api/me"), 401);
            HttpResponse<String> answer = HostileRoom.get(server, "api/me", USER, "ada");
            assertStatus(answer, 200);
            JsonObject me = Browser.json(answer);
            assertThat(me.getString("id")).startsWith("p-");
            assertThat(me.getString("name")).isEqualTo("ada");
            assertThat(me.getBoolean("guest")).isFalse();
            String own = "http://localhost:" + server.port();
            try (var socket =
                    new ChatClient(server.ws("chat/lobby"), ChatClient.V1, new String[] {USER, "ada", "Origin", own})) {
                assertThat(socket.await("welcome").getJsonObject("user").getString("id"))
                        .isEqualTo(me.getString("id"));
                socket.await("joined");
            }
            aPageOfOthersCannotUseThePersonOfTheProxy(server);
            // One account an hour from one address: what stands to the left is made up.
            assertThat(register(server, "One", "203.0.113.1")).isEqualTo(201);
            assertThat(register(server, "Two", "198.51.100.9, 203.0.113.1")).isEqualTo(429);
            assertThat(register(server, "Three", "203.0.113.1, 203.0.113.2")).isEqualTo(201);
            assertThat(cookie(register(server, "Four", "203.0.113.4", "https"))).endsWith("; Secure");
            assertThat(cookie(register(server, "Five", "203.0.113.5", "http"))).doesNotContain("Secure");
            assertThat(cookie(register(server, "Six", "203.0.113.6", "https, http")))
                    .doesNotContain("Secure");
        }
    }

    private static void aPageOfOthersCannotUseThePersonOfTheProxy(ParleyServer server) {
        for (String[] origin : new String[][] {{}, {"Origin", "https://evil.example"}}) {
            String[] headers =
                    origin.length == 0 ? new String[] {USER, "ada"} : new String[] {USER, "ada", origin[0], origin[1]};
            try (RawSocket answer = RawSocket.handshake(server, "/chat/lobby", headers)) {
                assertThat(answer.status()).isEqualTo(403);
            }
        }
        HttpRequest.Builder post =
                HttpRequest.newBuilder(server.http("api/tickets")).POST(HttpRequest.BodyPublishers.noBody());
        assertStatus(HostileRoom.ask(post, USER, "ada", "Origin", "https://evil.example"), 403);
    }

    @OnEachServer
    void nobodyElseIs(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        Map<String, String> settings = Map.of(
                "parley.auth", "own,proxy",
                "parley.proxy.addresses", "10.0.0.0/8",
                "parley.proxy.user", USER,
                "parley.limit.registrations", "1");
        try (ParleyServer server = ParleyServer.start(host.server(), folder, settings)) {
            for (String forwarded : new String[] {"10.0.0.1", "127.0.0.1", "10.0.0.1, 10.0.0.2"}) {
                assertStatus(
                        HostileRoom.get(
                                server,
                                "api/me",
                                USER,
                                "admin",
                                "X-Forwarded-For",
                                forwarded,
                                "Forwarded",
                                "for=" + forwarded.replaceFirst(",.*", ""),
                                "X-Real-IP",
                                "10.0.0.1"),
                        401);
            }
            try (var socket = new ChatClient(server.ws("chat/lobby"), ChatClient.V1, new String[] {USER, "admin"})) {
                assertThat(socket.send("type", "pong").closeCode()).isEqualTo(4501);
                assertThat(socket.frames("welcome")).isEmpty();
            }
            assertThat(cookie(register(server, "One", "10.0.0.1", "https"))).doesNotContain("Secure");
            assertThat(register(server, "Two", "203.0.113.2")).isEqualTo(429);
            assertThat(register(server, "Three", "10.0.0.1, 203.0.113.3")).isEqualTo(429);
        }
    }
}
