package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.AppServer;
import org.parley.it.server.Deployment;
import org.parley.it.server.NamedDatabase;
import org.parley.it.server.Ports;
import org.parley.it.server.Servers;

/** On Payara people chat by TLS as well: there frames must pass the server's filters. */
class EncryptedIT {

    /** Of each: together more than may be sent without a pong (decision 0013), so that pings must get through as well. */
    private static final int MANY = 100;

    private static final String LONG_TEXT = "ü".repeat(9_000);

    @Test
    void manyLongMessagesGoThroughAnEncryptedSocketAndPlainOnesAtOnce(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
        int port = Ports.free();
        Map<String, String> settings = Map.of("parley.limits", "off", "parley.log", "memory");
        try (ParleyServer server = ParleyServer.start(new WithTls(Servers.PAYARA_MICRO, port), folder, settings);
                ChatClient hidden = ChatClient.encrypted(URI.create("wss://localhost:" + port + "/chat/lobby"));
                ChatClient open = ChatClient.json(server.ws("chat/lobby"))) {
            hidden.await("joined");
            open.await("joined");
            for (int said = 1; said <= MANY; said++) {
                hidden.send(
                        "type", "send", "id", said, "room", "lobby", "cid", "h" + said, "text", "h" + said + LONG_TEXT);
                open.send(
                        "type", "send", "id", said, "room", "lobby", "cid", "o" + said, "text", "o" + said + LONG_TEXT);
            }
            for (ChatClient client : List.of(hidden, open)) {
                Awaitility.await("everything is heard")
                        .until(() -> client.frames("message").size() == 2 * MANY);
                assertThat(client.frames("message"))
                        .extracting(message -> message.getJsonNumber("seq").longValue())
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 2 * MANY).boxed().toList());
                assertThat(client.frames("message"))
                        .allSatisfy(
                                message -> assertThat(message.getString("text")).endsWith(LONG_TEXT));
            }
            assertThat(server.output()).contains("frames go through Tyrus", "threads of their own");
        }
    }

    /** Payara Micro that listens at a second port, with the certificate that it brings. */
    private record WithTls(AppServer server, int port) implements AppServer {

        @Override
        public String name() {
            return server.name();
        }

        @Override
        public Path home() {
            return server.home();
        }

        @Override
        public @Nullable NamedDatabase database() {
            return server.database();
        }

        @Override
        public Path accessLogs(Path folder) {
            return server.accessLogs(folder);
        }

        @Override
        public AppServer with(NamedDatabase database) {
            return new WithTls(server.with(database), port);
        }

        @Override
        public String dataSource() {
            return server.dataSource();
        }

        @Override
        public List<String> command(List<String> java, int plain, Path folder, Deployment deployment)
                throws IOException {
            return Stream.concat(
                            server.command(java, plain, folder, deployment).stream(),
                            Stream.of("--sslport", String.valueOf(port)))
                    .toList();
        }
    }
}
