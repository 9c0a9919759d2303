package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Sockets that bring no cookie come in with a ticket in their first frame, and with nothing else (row S2): on each server. */
class TicketIT {

    private static final String PASSWORD = "correct horse battery";

    private static void assertStatus(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static String ticket(Browser browser) {
        HttpResponse<String> answer = browser.post("api/tickets", "");
        assertStatus(answer, 200);
        return Browser.json(answer).getString("ticket");
    }

    private static ChatClient hello(ParleyServer server, String ticket) {
        return ChatClient.json(server.ws("chat/tickets")).send("type", "hello", "id", 1, "ticket", ticket);
    }

    private static void assertKeptOut(ChatClient socket, int code) {
        try (socket) {
            assertThat(socket.closeCode()).isEqualTo(code);
            assertThat(socket.frames("welcome")).isEmpty();
            assertThat(socket.frames("joined")).isEmpty();
            assertThat(socket.frames("ping")).isEmpty();
        }
    }

    @OnEachServer
    void whoHasATicketIsInAndNobodyElse(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        // A quick heartbeat, to see that none is heard before the welcome.
        Map<String, String> settings = Map.of("parley.auth", "own", "parley.ping", "1s", "parley.pong", "8s");
        try (ParleyServer server = ParleyServer.start(host.server(), folder, settings)) {
            var ada = new Browser(server);
            assertStatus(ada.register("Ada", PASSWORD), 201);
            var bob = new Browser(server);
            assertStatus(bob.register("Bob", PASSWORD), 201);
            try (ChatClient witness = bob.socket("tickets")) {
                witness.await("joined");
                whoIsSilentOrSaysAnythingElseIsKeptOut(server);
                nobodyGetsATicketWhoIsNotIn(server, ada);
                assertThat(witness.frames("member")).as("nothing was joined").isEmpty();
                aTicketOpensOneSocketOnce(server, ada);
            }
            aSocketThatIsKnownTakesATicketOfItsOwnOnly(ada, bob);
            aTicketEndsWithTheLogin(server, ada);
        }
    }

    private static void whoIsSilentOrSaysAnythingElseIsKeptOut(ParleyServer server) {
        assertKeptOut(ChatClient.json(server.ws("chat/tickets")), 1008);
        for (String frame : new String[] {
            "{\"type\":\"hello\"}",
            "{\"type\":\"hello\",\"ticket\":\"\"}",
            "{\"type\":\"hello\",\"ticket\":\"" + "A".repeat(43) + "\"}",
            "{\"type\":\"hello\",\"ticket\":{}}",
            "{\"type\":\"join\",\"id\":1,\"room\":\"tickets\"}",
            "{\"type\":\"history\",\"id\":1,\"room\":\"tickets\"}",
            "{\"type\":\"pong\"}",
            "no JSON"
        }) {
            assertKeptOut(ChatClient.json(server.ws("chat/tickets")).sendText(frame), 4501);
        }
        try (ChatClient plain = ChatClient.plain(server.ws("chat/tickets"))) {
            assertThat(plain.closeCode()).isEqualTo(4501);
        }
    }

    private static void nobodyGetsATicketWhoIsNotIn(ParleyServer server, Browser ada) {
        assertStatus(new Browser(server).post("api/tickets", ""), 401);
        assertStatus(ada.ask("POST", "api/tickets", "", "X-CSRF-Token", "forged"), 403);
        assertStatus(ada.ask("POST", "api/tickets", "", "Origin", "https://evil.example"), 403);
        assertStatus(ada.get("api/tickets"), 405);
    }

    private static void aTicketOpensOneSocketOnce(ParleyServer server, Browser ada) {
        HttpResponse<String> answer = ada.post("api/tickets", "");
        assertStatus(answer, 200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonObject issued = Browser.json(answer);
        assertThat(issued.getString("ticket")).matches("[A-Za-z0-9_-]{43}");
        assertThat(issued.getString("expires")).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
        String id = Browser.json(ada.get("api/me")).getString("id");
        try (ChatClient socket = hello(server, issued.getString("ticket"))) {
            assertThat(socket.answer(1).getString("type")).isEqualTo("ok");
            assertThat(socket.await("welcome").getJsonObject("user").getString("id"))
                    .isEqualTo(id);
            socket.await("joined");
            socket.send("type", "send", "id", 2, "room", "tickets", "cid", "c", "text", "with a ticket");
            assertThat(socket.answer(2).getString("type")).isEqualTo("ok");
            assertThat(socket.message("with a ticket").getJsonObject("from").getString("id"))
                    .isEqualTo(id);
            socket.await("ping");
            socket.send("type", "hello", "id", 3);
            assertThat(socket.answer(3).getString("code")).isEqualTo("bad_request");
            assertKeptOut(hello(server, issued.getString("ticket")), 4501);
            assertThat(socket.isOpen()).isTrue();
        }
    }

    private static void aSocketThatIsKnownTakesATicketOfItsOwnOnly(Browser ada, Browser bob) {
        try (ChatClient socket = ada.socket("tickets")) {
            socket.send("type", "hello", "id", 1);
            assertThat(socket.answer(1).getString("type")).isEqualTo("ok");
            socket.send("type", "hello", "id", 2, "ticket", ticket(ada));
            assertThat(socket.answer(2).getString("code")).isEqualTo("bad_request");
        }
        try (ChatClient socket = ada.socket("tickets").send("type", "hello", "id", 1, "ticket", ticket(ada))) {
            assertThat(socket.answer(1).getString("type")).isEqualTo("ok");
            socket.await("joined");
        }
        try (ChatClient socket = ada.socket("tickets").send("type", "hello", "id", 1, "ticket", ticket(bob))) {
            assertThat(socket.answer(1).getString("code")).isEqualTo("bad_request");
            assertThat(socket.await("welcome").getJsonObject("user").getString("name"))
                    .isEqualTo("Ada");
        }
        try (ChatClient socket = ada.socket("tickets").send("type", "hello", "id", 1, "ticket", "made up")) {
            assertThat(socket.closeCode()).isEqualTo(4501);
        }
    }

    private static void aTicketEndsWithTheLogin(ParleyServer server, Browser ada) {
        String unused = ticket(ada);
        try (ChatClient socket = hello(server, ticket(ada))) {
            socket.await("joined");
            assertStatus(ada.ask("DELETE", "api/session", null), 204);
            assertThat(socket.closeCode()).isEqualTo(4501);
        }
        assertKeptOut(hello(server, unused), 4501);
    }

    @OnEachServer
    void whereGuestsAreLetInAClientSaysThatATicketWillCome(
            Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (ParleyServer server = ParleyServer.start(host.server(), folder, Map.of())) {
            var ada = new Browser(server);
            assertStatus(ada.register("Ada", PASSWORD), 201);
            try (ChatClient socket =
                    ChatClient.json(server.ws("chat/tickets?hello=1")).send("type", "hello", "ticket", ticket(ada))) {
                assertThat(socket.await("welcome").getJsonObject("user").getString("name"))
                        .isEqualTo("Ada");
            }
            try (ChatClient guest = ChatClient.json(server.ws("chat/tickets"))) {
                guest.await("joined");
            }
        }
    }
}
