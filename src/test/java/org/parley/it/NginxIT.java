package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes behind the nginx of Debian, with the configuration that is shipped. */
@ExtendWith(SharedCluster.class)
class NginxIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int CROWD = 20;
    private static final String ROOM = "nginx";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private static ChatClient enter(Nginx balancer, String name) {
        ChatClient client = ChatClient.json(balancer.ws("chat/" + ROOM + "?name=" + name));
        client.await("joined");
        return client;
    }

    private static void talk(int id, ChatClient one, ChatClient other) {
        String text = "said " + id;
        one.send("type", "send", "id", id, "room", ROOM, "cid", text, "text", text);
        assertThat(one.answer(id).getString("type")).isEqualTo("ok");
        other.message(text);
    }

    @Test
    void thePageAndItsSocketsComeThroughFromItsOwnOriginAlone(Cluster cluster) {
        try (Nginx balancer = Nginx.before(cluster.nodes(), folder)) {
            HttpResponse<String> page = HostileRoom.ask(HttpRequest.newBuilder(balancer.http("")));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<title>Parley");
            HttpResponse<String> me =
                    HostileRoom.ask(HttpRequest.newBuilder(balancer.http("api/me")), "X-Remote-User", "admin");
            assertThat(me.body()).contains("\"guest\":true");
            var cookie = "parley-guest=" + "A".repeat(22);
            try (ChatClient own = ChatClient.browser(balancer.ws("chat/" + ROOM), balancer.origin(), cookie)) {
                own.await("joined");
            }
            URI address = balancer.ws("chat/" + ROOM);
            assertThatThrownBy(() -> ChatClient.browser(address, "https://evil.example", cookie))
                    .rootCause()
                    .hasMessageContaining("403");
        }
    }

    @Test
    void whoComesWhileANodeEndsIsTakenToTheOther(Cluster cluster) {
        ParleyServer ending = cluster.nodes().get(0);
        List<ChatClient> crowd = new ArrayList<>();
        try (Nginx balancer = Nginx.before(cluster.nodes(), folder);
                ChatClient ada = enter(balancer, "Ada");
                ChatClient bob = enter(balancer, "Bob")) {
            talk(1, ada, bob);
            ending.terminate();
            Awaitility.await("it is about to end")
                    .until(() -> HostileRoom.get(ending, "health/ready").statusCode() == 503);
            for (int i = 0; i < CROWD; i++) {
                crowd.add(enter(balancer, "Late" + i));
            }
            Awaitility.await("somebody is sent away").atMost(SOON).until(() -> !ada.isOpen() || !bob.isOpen());
            ChatClient stays = ada.isOpen() ? ada : bob;
            Awaitility.await("its end").atMost(SOON).until(() -> !ending.isAlive());
            try (ChatClient back = enter(balancer, "Back")) {
                talk(2, back, stays);
            }
            assertThat(crowd).allMatch(ChatClient::isOpen);
        } finally {
            crowd.forEach(ChatClient::drop);
            cluster.heal();
        }
    }
}
