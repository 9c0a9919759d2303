package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.AppServer;
import org.parley.it.server.Servers;

/**
 * The shipped WAR over a database that an administrator names by its URL; PostgreSQL is in the tests of faults. On servers
 * whose own libraries might be in the way: WildFly has an H2 too.
 */
class DatabaseUrlIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void messagesAreKeptInMariaDb() {
        try (MariaDb mariaDb = MariaDb.start(folder.resolve("mariadb"))) {
            assertKept(Servers.TOMEE, Map.of("parley.db.url", mariaDb.database(), "parley.db.user", mariaDb.user()));
        }
    }

    @Test
    void messagesAreKeptInAnH2Server() throws SQLException {
        String data = folder.resolve("h2").toString();
        Server h2 = Server.createTcpServer("-tcpPort", "0", "-baseDir", data, "-ifNotExists")
                .start();
        try {
            String url = "jdbc:h2:tcp://localhost:" + h2.getPort() + "/./parley";
            assertKept(
                    Servers.WILDFLY,
                    Map.of("parley.db.url", url, "parley.db.user", "parley", "parley.db.password", "secret"));
        } finally {
            h2.stop();
        }
    }

    private void assertKept(AppServer server, Map<String, String> settings) {
        try (ParleyServer parley = ParleyServer.start(server, folder.resolve("server"), settings)) {
            try (ChatClient ada = ChatClient.json(parley.ws("chat/lobby?name=Ada"))) {
                ada.await("joined");
                ada.send("type", "send", "id", 1, "room", "lobby", "cid", "1", "text", "Grüße 👋");
                assertThat(ada.answer(1).getString("type")).isEqualTo("ok");
            }
            parley.stop();
            parley.restart();
            try (ChatClient bob = ChatClient.json(parley.ws("chat/lobby?name=Bob"))) {
                assertThat(bob.await("joined").getJsonArray("events"))
                        .extracting(event -> event.asJsonObject().getString("text"))
                        .containsExactly("Grüße 👋");
            }
        }
    }
}
