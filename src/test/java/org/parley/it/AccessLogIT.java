package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A server's access log, as {@code server-config} has it. */
@OnEveryHost
class AccessLogIT {

    private final String room = "r-" + UUID.randomUUID();
    private final ParleyServer server;

    AccessLogIT(ParleyServer server) {
        this.server = server;
    }

    @Test
    void saysWhichRoomWasEnteredAndNotByWhom() {
        try (ChatClient zaphod = ChatClient.json(server.ws("chat/" + room + "?name=Zaphod"))) {
            zaphod.await("joined");
        }
        Awaitility.await("a line about the socket")
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.accessLog().contains("/chat/" + room));
        assertThat(server.accessLog())
                .containsPattern("/chat/" + room + "[\" ].*\\b101\\b")
                .doesNotContain("Zaphod");
    }
}
