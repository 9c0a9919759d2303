package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is there when a server is asked to stop is told so. */
class StopIT {

    private static final int CROWD = 20;

    @ParameterizedTest
    @EnumSource(names = {"PAYARA", "TOMEE", "WILDFLY"})
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
                // Only Payara says that it is about to stop; the others close all sockets before an application hears.
                assertThat(client.closeCode()).isEqualTo(host == Host.PAYARA ? 4000 : 1001);
                assertThat(client.frames("bye")).hasSize(host == Host.PAYARA ? 1 : 0);
            }
        } finally {
            crowd.forEach(ChatClient::drop);
        }
    }
}
