package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.server.AppServer;
import org.parley.it.server.NamedDatabase;

/** A data source of the server's, made as {@code server-config} says, keeps the messages, and a fault of it is survived. */
class DataSourceIT {

    private static NamedDatabase database(Postgres postgres) {
        try {
            Path driver = Path.of(org.postgresql.Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new NamedDatabase(driver, postgres.url(), postgres.user(), postgres.password());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject say(ChatClient client, int id, String cid) {
        client.send("type", "send", "id", id, "room", "lobby", "cid", cid, "text", "text of " + cid);
        return client.answer(id);
    }

    @OnEachServer
    void messagesAreKeptInTheServersDataSourceAndTheChatIsBackWithIt(
            Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (Postgres postgres = Postgres.start(folder.resolve("postgres"))) {
            AppServer server = host.server().with(database(postgres));
            Map<String, String> settings =
                    Map.of("parley.db.jndi", server.dataSource(), "parley.db.wait", "1m", "parley.limits", "off");
            try (ParleyServer parley = ParleyServer.start(server, folder.resolve("server"), settings)) {
                try (ChatClient ada = ChatClient.json(parley.ws("chat/lobby?name=Ada"))) {
                    ada.await("joined");
                    assertThat(say(ada, 1, "before").getString("type")).isEqualTo("ok");
                    postgres.stopImmediately();
                    assertThat(say(ada, 2, "meanwhile").getString("code")).isEqualTo("unavailable");
                    postgres.restart();
                    int[] tries = {2};
                    Awaitility.await("the database is back")
                            .until(() -> say(ada, ++tries[0], "after")
                                    .getString("type")
                                    .equals("ok"));
                }
                Awaitility.await("the line that says where messages are kept")
                        .until(() -> parley.output().contains("in the data source " + server.dataSource()));
                parley.stop();
                parley.restart();
                try (ChatClient bob = ChatClient.json(parley.ws("chat/lobby?name=Bob"))) {
                    assertThat(bob.await("joined").getJsonArray("events"))
                            .extracting(event -> event.asJsonObject().getString("text"))
                            .containsExactly("text of before", "text of after");
                }
            }
        }
    }
}
