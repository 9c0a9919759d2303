package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is there when a server is asked to stop is told so. */
class StopIT {

    private static final int CROWD = 20;
    private static final int DRAINED = 4000;
    private static final int GOING_AWAY = 1001;
    private static final int NO_CLOSE_FRAME = 1006;

    /** Only Payara and GlassFish say that they are about to stop; the others end all sockets before an application hears. */
    private static int lastWord(Host host) {
        return switch (host) {
            case PAYARA, PAYARA_PORTABLE, PAYARA_SERVER, GLASSFISH -> DRAINED;
            case TOMEE, TOMEE_PORTABLE, TOMEE_PLUS, WILDFLY, WILDFLY_PORTABLE -> GOING_AWAY;
            case OPEN_LIBERTY -> NO_CLOSE_FRAME;
        };
    }

    @OnEachServer
    void everybodyIsClosedWithACodeThatAsksThemToComeBack(
            Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        List<ChatClient> crowd = new ArrayList<>();
        try (ParleyServer server = host.start(folder, Map.of("parley.drain", "1s"))) {
            for (int i = 0; i < CROWD; i++) {
                ChatClient client = ChatClient.json(server.ws("chat/lobby"));
                client.await("joined");
                crowd.add(client);
            }
            server.stop();
            for (ChatClient client : crowd) {
                assertThat(client.closeCode()).isEqualTo(lastWord(host));
                assertThat(client.frames("bye")).hasSize(lastWord(host) == DRAINED ? 1 : 0);
            }
        } finally {
            crowd.forEach(ChatClient::drop);
        }
    }
}
