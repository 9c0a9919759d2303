package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two servers over a PostgreSQL and a Redis: who is on one talks to who is on the other, with Redis and without. */
class TwoNodesIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private static void say(ChatClient client, int id, String text) {
        client.send("type", "send", "id", id, "room", "lobby", "cid", "c" + id, "text", text);
        assertThat(client.answer(id).getString("type")).isEqualTo("ok");
    }

    private static JsonObject hears(ChatClient client, String text) {
        return client.await(
                frame -> frame.getString("type").equals("message")
                        && frame.getString("text").equals(text),
                text);
    }

    @Test
    void whatIsSaidOnOneNodeIsHeardOnTheOtherWithRedisAndWithout() {
        try (Postgres postgres = Postgres.start(folder.resolve("postgres"));
                RedisServer redis = new RedisServer()) {
            Map<String, String> settings = Map.of(
                    "parley.backplane", "redis",
                    "parley.redis.uri", redis.uri(),
                    "parley.db.url", postgres.url(),
                    "parley.db.user", postgres.user(),
                    "parley.db.password", postgres.password());
            try (ParleyServer one = ParleyServer.start(folder.resolve("one"), settings);
                    ParleyServer other = ParleyServer.start(folder.resolve("other"), settings);
                    ChatClient ada = ChatClient.json(one.ws("chat/lobby?name=Ada"));
                    ChatClient bob = ChatClient.json(other.ws("chat/lobby?name=Bob"))) {
                ada.await("joined");
                bob.await("joined");
                say(ada, 1, "hello from one");
                long first = hears(bob, "hello from one").getJsonNumber("seq").longValue();
                say(bob, 1, "hello from the other");
                assertThat(hears(ada, "hello from the other")
                                .getJsonNumber("seq")
                                .longValue())
                        .isEqualTo(first + 1);

                redis.stop();
                say(ada, 2, "is anybody there?");
                say(bob, 2, "without Redis too");
                hears(bob, "is anybody there?");
                hears(ada, "without Redis too");

                redis.start();
                say(ada, 3, "and with it again");
                hears(bob, "and with it again");
            }
        }
    }
}
