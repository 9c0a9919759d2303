package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that takes no changes for a while: sends are refused, sockets stay, and all goes on after it. */
class ReadOnlyDatabaseIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private int id;

    private JsonObject say(ChatClient client, String cid) {
        client.send("type", "send", "id", ++id, "room", "lobby", "cid", cid, "text", "text of " + cid);
        return client.answer(id);
    }

    private static void execute(Postgres postgres, String... statements) {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sendsAreRefusedReadersServedAndNothingIsLost() {
        try (Postgres postgres = Postgres.start(folder.resolve("postgres"));
                ParleyServer parley = ParleyServer.start(folder.resolve("server"), postgres.settings());
                ChatClient ada = ChatClient.json(parley.ws("chat/lobby?name=Ada"))) {
            ada.await("joined");
            long first = say(ada, "before").getJsonNumber("seq").longValue();
            execute(postgres, "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
            Awaitility.await("refusal").until(() -> say(ada, "between").getString("type"), "error"::equals);

            JsonObject refusal = say(ada, "meanwhile");
            assertThat(refusal.getString("code")).isEqualTo("unavailable");
            assertThat(refusal.getInt("after")).isPositive();
            try (ChatClient bob = ChatClient.json(parley.ws("chat/lobby?name=Bob"))) {
                assertThat(bob.await("joined").getJsonArray("events"))
                        .extracting(event -> event.asJsonObject().getString("text"))
                        .contains("text of before")
                        .doesNotContain("text of meanwhile");
            }

            execute(postgres, "alter system reset default_transaction_read_only", "select pg_reload_conf()");
            Awaitility.await("stored").until(() -> say(ada, "meanwhile").getString("type"), "ok"::equals);
            assertThat(say(ada, "between").getJsonNumber("seq").longValue()).isBetween(first + 1, first + 2);
            assertThat(parley.output()).containsOnlyOnce("the database takes no changes");
        }
    }
}
