package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.Ports;
import org.parley.it.server.Tls;

/** Two nodes behind the HAProxy of Debian, with the configuration that is shipped. */
@ExtendWith(SharedCluster.class)
class HaProxyIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int CROWD = 20;
    private static final int RESTARTS = 4000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Cluster cluster;
    private HaProxy balancer;

    @BeforeEach
    void begin(Cluster cluster) {
        this.cluster = cluster;
        balancer = HaProxy.before(cluster.nodes(), folder);
    }

    @AfterEach
    void end() {
        balancer.close();
        cluster.heal();
    }

    private static String ask(HttpRequest.Builder request, int status, String... headers) {
        HttpResponse<String> answer = HostileRoom.ask(request, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static HttpRequest.Builder account(URI at, String name) {
        return HttpRequest.newBuilder(at)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"" + name + "\",\"password\":\"correct horse battery\"}"));
    }

    private ChatClient enter(String room, String name) {
        ChatClient client = ChatClient.json(balancer.ws("chat/" + room + "?name=" + name));
        client.await("joined");
        return client;
    }

    /** Comes back as a page does, with what it has. */
    private ChatClient comeBack(ChatClient before, String room, String name) {
        long position = before.frames("message").stream()
                .mapToLong(message -> message.getJsonNumber("seq").longValue())
                .max()
                .orElse(before.await("joined").getJsonNumber("head").longValue());
        String epoch = before.await("joined").getString("epoch");
        ChatClient client = ChatClient.json(
                balancer.ws("chat/" + room + "?name=" + name + "&epoch=" + epoch + "&after=" + position));
        assertThat(client.await("joined").getBoolean("recovered")).isTrue();
        return client;
    }

    private static void say(ChatClient client, String room, int id, String text) {
        client.send("type", "send", "id", id, "room", room, "cid", text, "text", text);
        assertThat(client.answer(id).getString("type")).isEqualTo("ok");
    }

    private static void talk(String room, int id, ChatClient one, ChatClient other) {
        say(one, room, id, "one says " + id);
        other.message("one says " + id);
        say(other, room, id, "the other says " + id);
        one.message("the other says " + id);
    }

    private void restart(int node) {
        cluster.nodes().get(node).restart();
        Awaitility.await("the node has people again").atMost(SOON).until(() -> balancer.isUp(HaProxy.NAMES.get(node)));
    }

    @Test
    void thePageAndItsSocketsComeThroughFromItsOwnOriginAlone() {
        assertThat(ask(HttpRequest.newBuilder(balancer.http("")), 200)).contains("<title>Parley");
        ask(HttpRequest.newBuilder(balancer.http("metrics")), 404);
        var cookie = "parley-guest=" + "A".repeat(22);
        try (ChatClient own = ChatClient.browser(balancer.ws("chat/haproxy-page"), balancer.origin(), cookie)) {
            own.await("joined");
        }
        URI address = balancer.ws("chat/haproxy-page");
        assertThatThrownBy(() -> ChatClient.browser(address, "https://evil.example", cookie))
                .rootCause()
                .hasMessageContaining("403");
    }

    @Test
    void whoeverIsOnOneNodeHearsWhoIsOnTheOther() {
        try (ChatClient ada = enter("haproxy-talk", "Ada");
                ChatClient bob = enter("haproxy-talk", "Bob")) {
            assertThat(balancer.connections("one")).isEqualTo(1);
            assertThat(balancer.connections("two")).isEqualTo(1);
            talk("haproxy-talk", 1, ada, bob);
        }
    }

    @Test
    void whatClientsSayOfThemselvesIsTakenAway() {
        assertThat(ask(HttpRequest.newBuilder(balancer.http("api/me")), 200, "X-Remote-User", "admin"))
                .contains("\"guest\":true");
        // One account an hour from one address, which is ours whatever we say: of a node, if not of all.
        List<Integer> answers = Stream.of("203.0.113.1", "203.0.113.2", "203.0.113.3")
                .map(address -> HostileRoom.ask(
                                account(balancer.http("api/accounts"), "Made up " + address),
                                "X-Forwarded-For",
                                address)
                        .statusCode())
                .toList();
        assertThat(answers).contains(429);
    }

    @Test
    void byTlsTheCookieIsForTlsAlone() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("tls"));
        int port = Ports.free();
        Map<String, String> tls = Map.of(
                "PARLEY_BIND_TLS",
                "127.0.0.1:" + port,
                "PARLEY_CERTIFICATE",
                Tls.in(secrets).pem(secrets).toString());
        try (HaProxy encrypting = HaProxy.before(cluster.nodes(), secrets, tls)) {
            HttpResponse<String> plain = HostileRoom.ask(HttpRequest.newBuilder(encrypting.http("")));
            assertThat(plain.statusCode()).isEqualTo(308);
            String origin = "https://localhost:" + port;
            HttpClient browser = AnyCertificate.client();
            HttpResponse<String> page = browser.sendAsync(
                            HttpRequest.newBuilder(URI.create(origin + "/api/me"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .join();
            assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).endsWith("; Secure");
            try (ChatClient ada =
                    ChatClient.encrypted(URI.create("wss://localhost:" + port + "/chat/haproxy-tls?name=Ada"))) {
                ada.await("joined");
                say(ada, "haproxy-tls", 1, "in private");
            }
        }
    }

    @Test
    void aNodeThatIsToEndIsLeftBeforeItSendsItsPeopleAwayAndNobodyIsRefused() {
        String room = "haproxy-drain";
        ParleyServer ending = cluster.nodes().get(0);
        List<ChatClient> crowd = new ArrayList<>();
        try (ChatClient ada = enter(room, "Ada");
                ChatClient bob = enter(room, "Bob");
                var caller = new SteadyCaller(balancer.http("api/rooms/" + room + "/messages"))) {
            ending.terminate();
            Awaitility.await("it is about to end")
                    .until(() -> HostileRoom.get(ending, "health/ready").statusCode() == 503);
            for (int i = 0; i < CROWD; i++) {
                crowd.add(enter(room, "Late" + i));
            }
            Awaitility.await("the node is left").until(() -> !balancer.isUp("one"));
            Awaitility.await("somebody is sent away").atMost(SOON).until(() -> !ada.isOpen() || !bob.isOpen());
            ChatClient sent = ada.isOpen() ? bob : ada;
            ChatClient stays = ada.isOpen() ? ada : bob;
            assertThat(sent.closeCode()).isEqualTo(RESTARTS);
            assertThat(sent.frames("bye")).hasSize(1);
            try (ChatClient back = comeBack(sent, room, "Back")) {
                talk(room, 1, back, stays);
                Awaitility.await("its end").atMost(SOON).until(() -> !ending.isAlive());
                int before = caller.said();
                Awaitility.await("the other serves").until(() -> caller.said() > before);
                assertThat(crowd).allMatch(ChatClient::isOpen);
                assertThat(caller.failures()).isEmpty();
            }
            restart(0);
            talk(room, 2, stays, crowd.get(0));
        } finally {
            crowd.forEach(ChatClient::drop);
        }
    }

    @Test
    void whoeverWasOnANodeThatIsKilledComesBackAndMissesNothing() {
        String room = "haproxy-kill";
        ParleyServer killed = cluster.nodes().get(1);
        try (ChatClient ada = enter(room, "Ada");
                ChatClient bob = enter(room, "Bob")) {
            talk(room, 1, ada, bob);
            killed.kill();
            Awaitility.await("somebody is cut off").until(() -> !ada.isOpen() || !bob.isOpen());
            ChatClient cut = ada.isOpen() ? bob : ada;
            ChatClient stays = ada.isOpen() ? ada : bob;
            say(stays, room, 2, "are you there?");
            try (ChatClient back = comeBack(cut, room, "Back")) {
                assertThat(back.await("joined").getJsonArray("events"))
                        .extracting(event -> event.asJsonObject().getString("text"))
                        .containsExactly("are you there?");
                talk(room, 3, back, stays);
            }
            restart(1);
            talk(room, 4, stays, enter(room, "New"));
        }
    }
}
