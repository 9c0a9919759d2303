package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in that are none (rows S1, S3, S8, S25 and S30), at the socket and at REST. */
@ExtendWith(SharedServer.class)
class HostileHandshakeIT {

    private static final String SECRET = "s".repeat(22);
    private static final String COOKIE = "parley-guest=" + SECRET + ".";
    private static final String EVIL = "https://evil.example";
    private static final int FRAME = 64 * 1024;

    private final ParleyServer server;
    private final HostileRoom room;

    HostileHandshakeIT(ParleyServer server) {
        this.server = server;
        this.room = new HostileRoom(server);
    }

    @AfterEach
    void leave() {
        room.close();
    }

    // S1

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "",
                "http://localhost",
                "http://localhost:1",
                "http://chat.localhost.evil.example:PORT",
                "http://localhost.evil.example:PORT",
                "http://evil.example/localhost:PORT",
                "http://localhost:PORT.evil.example",
                "http://localhost:PORT@evil.example",
                "http://evil.example@localhost:PORT",
                "http://localhost:PORT/",
                "http://localhost:PORT, https://evil.example",
                "http://localhost:PORT https://evil.example",
                "http://127.0.0.1:PORT",
                "ws://localhost:PORT",
                "file://localhost:PORT",
                "file://",
                "javascript:alert(1)",
                "localhost:PORT",
                "//localhost:PORT",
                "http:localhost:PORT",
                "http://[::1]:PORT",
                "chrome-extension://abcdefghijklmnop"
            })
    void aForeignOriginIsRefusedWith403WithACookieAndWithout(String pattern) {
        String origin = pattern.replace("PORT", String.valueOf(server.port()));
        assertThat(status("/chat/" + room.id(), "Origin", origin)).isEqualTo(403);
        assertThat(status("/chat/" + room.id(), "Origin", origin, "Cookie", COOKIE))
                .isEqualTo(403);
        room.assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:PORT#.evil.example", "http://localhost:PORT?.evil.example"})
    void anOriginWithMoreThanAnOriginIsRefusedWith403(String pattern) {
        String origin = pattern.replace("PORT", String.valueOf(server.port()));
        assertThat(status("/chat/" + room.id(), "Origin", origin)).isEqualTo(403);
    }

    @Test
    void aCookieWithoutAnOriginIsRefusedWith403() {
        assertThat(status("/chat/" + room.id(), "Cookie", COOKIE)).isEqualTo(403);
    }

    @Test
    void theServersOwnOriginIsLetInWithACookieAndWithout() {
        assertThat(status("/chat/" + room.id(), "Origin", own())).isEqualTo(101);
        assertThat(status("/chat/" + room.id(), "Origin", own(), "Cookie", COOKIE))
                .isEqualTo(101);
    }

    @Test
    void aProgramWithoutOriginAndCookieIsLetIn() {
        assertThat(status("/chat/" + room.id())).isEqualTo(101);
    }

    @Test
    void anOfferedCompressionIsNotTaken() {
        try (RawSocket raw = RawSocket.handshake(
                server,
                "/chat/" + room.id(),
                "Sec-WebSocket-Extensions",
                "permessage-deflate; client_max_window_bits")) {
            assertThat(raw.head()).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
        }
    }

    // S3 and S25

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chat/%2e%2e/x",
                "/chat/%2E%2E%2Fapi%2Fme",
                "/chat/../api/x",
                "/chat/..%2fapi",
                "/chat/%c0%ae",
                "/chat/x%00",
                "/chat/x%0d%0aSet-Cookie:%20a=b",
                "/chat/%6cobby",
                "/chat/lobb%79",
                "/chat/x;x=1",
                "/chat/;x=1",
                "/chat/x%3bx=1",
                "//chat/x",
                "/chat//x",
                "///chat///x",
                "/chat/x/",
                "/chat/x/y",
                "/chat/x//",
                "/./chat/x",
                "/chat/./x",
                "/x/../chat/x",
                "/api/../chat/x",
                "/chat%2fx",
                "/CHAT/x",
                "/Chat/x",
                "/chat/LOBBY",
                "/chat/-x",
                "/chat/.x",
                "/chat/_x",
                "/chat/",
                "/chat",
                "/chat/x%20",
                "/chat/%20x",
                "/chat/x\\y",
                "/chat\\x",
                "/chat/x|y",
                "/chat/{room}",
                "/chat/%7Broom%7D",
                "/chat/l\u00f6bby",
                "/chat/*"
            })
    void aPathThatIsNotExactlyARoomsIsRefusedWhoeverAsks(String path) {
        assertThat(status(path)).isIn(400, 404);
        assertThat(status(path, "Origin", own(), "Cookie", COOKIE)).isIn(400, 404);
        assertThat(status(path, "Origin", EVIL, "Cookie", COOKIE)).isIn(400, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%63hat/ROOM", "/c%68at/ROOM", "/chat;x=1/ROOM"})
    void aSecondPathToTheSocketIsNoWayAroundTheOrigin(String pattern) {
        String path = pattern.replace("ROOM", room.id());
        assertThat(status(path, "Origin", EVIL, "Cookie", COOKIE)).isIn(400, 403, 404);
        assertThat(status(path, "Origin", own(), "Cookie", COOKIE)).isIn(400, 404);
        assertThat(status(path)).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat/%2e%2e", "/chat/x;jsessionid=1"})
    void aDecoratedPathIsRefusedBeforeItIsASocket(String path) {
        assertThat(status(path)).isIn(400, 404);
    }

    @Test
    void whatGotAroundTheGateIsClosedBeforeAnyFrameIsHandled() {
        for (String path : List.of("/chat/%2e%2e", "/chat/..%2f", "/%63hat/LOBBY", "/chat;x=1/LOBBY")) {
            try (RawSocket raw = RawSocket.handshake(server, path)) {
                if (raw.status() == 101) {
                    assertThat(raw.closeCode()).isIn(1008, 4500);
                } else {
                    assertThat(raw.status()).isIn(400, 404);
                }
            }
        }
    }

    /**
     * Grizzly's URI decoder throws, and Payara answers an empty 200 without any filter. At a last dot it writes a slash
     * behind the path ({@code HttpRequestURIDecoder.normalizeBytes}), which a fresh request has no room for, and one
     * that served a longer path before has.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chat/%u002e",
                "/chat/%u002e%u002e/x",
                "/chat/%",
                "/chat/.",
                "/chat/..",
                "/chat/%zz",
                "/chat/%2",
                "/;x=1/chat/x"
            })
    void aPathThatTheServerCannotReadIsNeverUpgraded(String path) {
        assertNothing(path);
        assertNothing(path, "Origin", EVIL, "Cookie", COOKIE);
        room.assertUndisturbed();
    }

    private void assertNothing(String path, String... headers) {
        try (RawSocket answer = RawSocket.handshake(server, path, headers)) {
            assertThat(answer.status())
                    .isIn(headers.length == 0 ? List.of(200, 400, 404) : List.of(200, 400, 403, 404));
            if (answer.status() == 200) {
                assertThat(answer.head()).containsIgnoringCase("\r\nContent-Length: 0\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1_000, 7_000, 100_000})
    void aRoomIdThatIsTooLongIsRefused(int length) {
        assertThat(status("/chat/" + "x".repeat(length))).isIn(400, 404, 414);
        room.assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/;x=1/api/rooms", "//api/rooms", "/%61pi/rooms", "/api;x=1/rooms", "/./api/rooms"})
    void aSecondPathToTheApiIsNoWayAroundTheOrigin(String path) {
        RawSocket answer = RawSocket.request(
                server,
                "POST " + path + "/" + room.id() + "/messages HTTP/1.1\r\nHost: localhost:" + server.port()
                        + "\r\nOrigin: " + EVIL + "\r\nCookie: " + COOKIE
                        + "\r\nContent-Type: application/json\r\nContent-Length: 25\r\nConnection: close\r\n\r\n"
                        + "{\"cid\":\"e\",\"text\":\"evil\"}");
        try (answer) {
            assertThat(answer.status()).isNotEqualTo(201).isBetween(200, 499);
        }
        room.assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEB-INF/web.xml", "WEB-INF/classes/", "META-INF/MANIFEST.MF", "web-inf/web.xml"})
    void whatIsInsideTheWarStaysInside(String path) {
        for (String spelling : List.of(path, path.replace("I", "%49"), "x/../" + path, "./" + path)) {
            try (RawSocket answer = RawSocket.request(
                    server,
                    "GET /" + spelling + " HTTP/1.1\r\nHost: localhost:" + server.port()
                            + "\r\nConnection: close\r\n\r\n")) {
                assertThat(answer.status()).as(spelling).isIn(400, 403, 404);
            }
        }
        assertThat(HostileRoom.get(server, ";/" + path).body()).doesNotContain("<web-app", "Manifest-Version");
    }

    // S30

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada%E2%80%AEnimda",
                "ada%E2%81%A6x%E2%81%A9",
                "%E2%80%8Fada",
                "%D0%B0dmin",
                "p%D0%B0ypal",
                "%CE%B1dmin",
                "ada%E2%80%8Dbob",
                "ada%E2%80%8Bbob",
                "ada%EF%BB%BF",
                "%EF%B8%8F",
                "ada%00",
                "ada%0d%0abob",
                "ada%1B%5B31m",
                "ada%7F",
                "ada%C2%85",
                "z%CC%81%CC%82%CC%83%CC%84algo",
                "%CC%81ada",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx",
                "%EF%B7%BA%EF%B7%BA%EF%B7%BA",
                "%20",
                "+",
                "...",
                "%F0%9F%98%80",
                "%E3%85%A4",
                "%E2%A0%80",
                "%zz",
                "ada%",
                "%u0061",
                "%C0%80",
                "%ED%A0%80"
            })
    void aNameThatDeceivesIsRefusedWith422AtTheSocketAndAtRest(String name) {
        assertThat(status("/chat/" + room.id() + "?name=" + name)).isEqualTo(422);
        assertThat(status("/chat/" + room.id() + "?after=0&name=" + name)).isEqualTo(422);
        RawSocket rest = RawSocket.request(
                server,
                "GET /api/me?name=" + name + " HTTP/1.1\r\nHost: localhost:" + server.port()
                        + "\r\nConnection: close\r\n\r\n");
        try (rest) {
            assertThat(rest.status()).isEqualTo(422);
        }
        room.assertUndisturbed();
    }

    @Test
    void aNameOf100000IsRefused() {
        assertThat(status("/chat/" + room.id() + "?name=" + "%CC%81".repeat(30_000)))
                .as("refused, or hung up upon before it was read")
                .isIn(0, 400, 414, 422);
        assertThat(status("/chat/" + room.id() + "?name=" + "a".repeat(6_000))).isEqualTo(422);
        room.assertUndisturbed();
    }

    @Test
    void aNameThatLooksLikeOneInUseGetsANumber() {
        try (ChatClient first = ChatClient.json(server.ws("chat/" + room.id() + "?name=Scope"))) {
            first.await("joined");
            String cyrillic = "%D1%95%D1%81%D0%BE%D1%80%D0%B5";
            try (ChatClient second = ChatClient.json(server.ws("chat/" + room.id() + "?name=" + cyrillic))) {
                assertThat(second.await("welcome").getJsonObject("user").getString("name"))
                        .endsWith(" 2");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\u202e", "\\u0430dmin", "\\u0000", "", "\\n", "z\\u0301\\u0302\\u0303\\u0304", "\\ud83d\\ude00"
            })
    void aNameThatDeceivesIsRefusedAsAGuestsToo(String name) {
        HttpResponse<String> answer = post("api/session", "{\"name\":\"" + name + "\"}");
        assertProblem(answer, 422);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    // Cookies

    static Stream<Arguments> cookies() {
        return Stream.of(
                arguments("empty", ""),
                arguments("no dot", SECRET),
                arguments("too short", "abc.QWRh"),
                arguments("too long", "s".repeat(23) + ".QWRh"),
                arguments("a name that is no base64", SECRET + ".Q"),
                arguments("a name with padding", SECRET + ".QWRhbQ=="),
                arguments("a name that is too long", SECRET + "." + "Q".repeat(5_000)),
                arguments("an admin in Cyrillic", SECRET + "." + base64("аdmin")),
                arguments("a bidi name", SECRET + "." + base64("ada\u202Enimda")),
                arguments("a name with control characters", SECRET + "." + base64("a\r\nb\u0000")),
                arguments("a name that is no UTF-8", SECRET + ".gICA"),
                arguments("quoted", "\"" + SECRET + ".QWRh\""),
                arguments("open quote", "\"" + SECRET),
                arguments("a path", "../../etc/passwd"),
                arguments("a look-up", "${jndi:ldap://x}"),
                arguments("SQL", "' or '1'='1"),
                arguments("JSON", "{\"id\":\"admin\"}"),
                arguments("a tab", "a\tb"),
                arguments("raw bytes", "\u0001\u0080\u00ff"),
                arguments("6 KiB", "x".repeat(6_000)),
                arguments("a hundred kibibytes", "x".repeat(100_000)),
                arguments("a thousand cookies", "x" + "; parley-guest=y".repeat(1_000)),
                arguments("attributes", "x; $Path=/; $Domain=evil; Path=/"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cookies")
    void aCookieThatIsNoneMakesNobodyAndBreaksNothing(String name, String value) {
        String cookie = "parley-guest=" + value;
        assertThat(status("/chat/" + room.id(), "Origin", own(), "Cookie", cookie))
                .isBetween(101, 499);
        RawSocket rest = RawSocket.request(
                server,
                "GET /api/me HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nCookie: " + cookie
                        + "\r\nConnection: close\r\n\r\n");
        try (rest) {
            assertThat(rest.status()).isBetween(200, 499);
            assertThat(rest.head()).doesNotContain("evil");
        }
        room.assertUndisturbed();
    }

    @Test
    void aPublicIdIsNoWayToBecomeThatPerson() {
        String id = me("Cookie", COOKIE).getString("id");
        assertThat(id).hasSize(22);
        assertThat(me("Cookie", "parley-guest=" + id + ".").getString("id")).isNotEqualTo(id);
    }

    @Test
    void whatAProxyMightSayIsNotBelieved() {
        String id = me("Cookie", COOKIE).getString("id");
        assertThat(me(
                                "X-Remote-User", "admin",
                                "Remote-User", "admin",
                                "X-Forwarded-User", "admin",
                                "X-Forwarded-For", "127.0.0.1",
                                "Authorization", "Basic YWRtaW46YWRtaW4=",
                                "Cookie", COOKIE)
                        .getString("id"))
                .isEqualTo(id);
        assertThat(status(
                        "/chat/" + room.id(),
                        "Origin",
                        EVIL,
                        "X-Forwarded-Host",
                        "evil.example",
                        "Forwarded",
                        "host=evil.example",
                        "Cookie",
                        COOKIE))
                .isEqualTo(403);
    }

    @Test
    void aGuestsCookieIsHiddenFromScriptsAndOtherSites() {
        HttpResponse<String> answer = HostileRoom.get(server, "api/me");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("; HttpOnly", "; SameSite=Lax", "; Path=/"));
    }

    // REST

    @Test
    void aPostFromAForeignOriginIsRefusedWith403() {
        for (String origin : List.of(EVIL, "null", "http://localhost:1")) {
            assertThat(post(messages(), "{\"cid\":\"e\",\"text\":\"evil\"}", "Origin", origin, "Cookie", COOKIE)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post("api/session", "{\"name\":\"evil\"}", "Origin", origin)
                            .statusCode())
                    .isEqualTo(403);
        }
        HttpRequest.Builder delete =
                HttpRequest.newBuilder(server.http("api/session")).DELETE();
        assertThat(HostileRoom.ask(delete, "Origin", EVIL).statusCode()).isEqualTo(403);
        room.assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void whatAFormCanSendIsRefusedWith415(String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(messages()))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"cid\":\"e\",\"text\":\"evil\"}"));
        assertProblem(HostileRoom.ask(request), 415);
        room.assertUndisturbed();
    }

    @Test
    void aBodyOf64KiBIsReadAndOneByteMoreIsRefusedWith413() {
        String body = "{\"cid\":\"e\",\"text\":\"fits\"}";
        assertThat(post(messages(), body + " ".repeat(FRAME - body.length())).statusCode())
                .isEqualTo(201);
        assertProblem(post(messages(), body + " ".repeat(FRAME + 1 - body.length())), 413);
        assertProblem(post("api/session", "{\"name\":\"ada\"}" + " ".repeat(FRAME)), 413);
        assertProblem(post(messages(), "{\"cid\":\"l\",\"text\":\"" + "x".repeat(10_001) + "\"}"), 413);
        room.assertUndisturbed("fits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"cid\":\"c\"}",
                "{\"text\":\"t\"}",
                "{\"cid\":{},\"text\":\"t\"}",
                "{\"cid\":\"c\",\"text\":{\"$ne\":1}}",
                "{\"cid\":\"c\",\"text\":1e999999999}",
                "{\"cid\":\"c\",\"text\":\"\\ud800\"}",
                "{\"cid\":\"c\",\"text\":\"\\u0000\"}",
                "{\"cid\":\"c\",\"text\":\"t\",\"text\":\"u\"}",
                "{\"cid\":\"c\",\"text\":\"t\"} x",
                "{\"cid\":\"c\",\"text\":\"t\",\"replyTo\":-1}"
            })
    void aBodyThatIsWrongIsABadRequest(String body) {
        assertProblem(post(messages(), body), 400);
        room.assertUndisturbed();
    }

    @Test
    void aBodyThatIsDeepOrNoUtf8IsABadRequest() {
        assertProblem(post(messages(), "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), 400);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(messages()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(
                        "{\"cid\":\"c\",\"text\":\"\u00c0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1)));
        assertProblem(HostileRoom.ask(request), 400);
        room.assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=-1",
                "limit=x",
                "limit=0",
                "limit=",
                "limit=1.0",
                "limit=99999999999999999999",
                "after=1e9",
                "after=-1",
                "after=%D9%A1",
                "before=%00",
                "before=0x1",
                "before=1&after=1",
                "wait=x&after=0",
                "wait=-1&after=0"
            })
    void aQuestionThatMakesNoSenseIsABadRequest(String query) {
        assertProblem(HostileRoom.get(server, messages() + "?" + query), 400);
    }

    @Test
    void aRoomThatIsNotThereIsNotFoundInEveryWay() {
        String nowhere = "api/rooms/nowhere-" + room.id().substring(2);
        assertProblem(HostileRoom.get(server, nowhere), 404);
        assertProblem(HostileRoom.get(server, nowhere + "/messages"), 404);
        assertProblem(post(nowhere + "/messages", "{\"cid\":\"c\",\"text\":\"t\"}"), 404);
        assertProblem(HostileRoom.get(server, nowhere + "/nothing"), 404);
        assertProblem(HostileRoom.get(server, "api/nothing"), 404);
        for (String id : List.of("LOBBY", "%2e%2e", "-x", "x".repeat(65), "l%C3%B6bby", "a%20b")) {
            assertThat(HostileRoom.get(server, "api/rooms/" + id).statusCode())
                    .as(id)
                    .isIn(400, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "PROPFIND"})
    void aMethodThatIsNotThereIsRefusedWith405(String method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(messages()))
                .method(method, BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json");
        assertProblem(HostileRoom.ask(request), 405);
    }

    @Test
    void aTraceIsNotRepeated() {
        try (RawSocket answer = RawSocket.request(
                server,
                "TRACE /api/me HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nCookie: " + COOKIE
                        + "\r\nConnection: close\r\n\r\n")) {
            assertThat(answer.status()).isBetween(400, 501);
        }
    }

    private String messages() {
        return "api/rooms/" + room.id() + "/messages";
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return HostileRoom.ask(
                HttpRequest.newBuilder(server.http(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                headers);
    }

    private JsonObject me(String... headers) {
        HttpResponse<String> answer = HostileRoom.get(server, "api/me", headers);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private int status(String path, String... headers) {
        try (RawSocket answer = RawSocket.handshake(server, path, headers)) {
            return answer.status();
        }
    }

    private String own() {
        return "http://localhost:" + server.port();
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonObject problem = Json.createReader(new StringReader(answer.body())).readObject();
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(answer.body()).doesNotContainIgnoringCase("exception").doesNotContain("org.parley");
    }

    private static String base64(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }
}
