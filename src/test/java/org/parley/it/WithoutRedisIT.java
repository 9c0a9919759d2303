package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A node whose password for Redis is wrong: it says so in its log, its health and its numbers, and the chat goes on. */
class WithoutRedisIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void aNodeThatRedisDoesNotLetInIsReadyAndSaysWhatIsWrong() {
        try (Postgres postgres = Postgres.start(folder.resolve("postgres"));
                RedisServer redis = new RedisServer("requirepass the-right-one")) {
            Map<String, String> settings = new HashMap<>(postgres.settings());
            settings.put("parley.backplane", "redis");
            settings.put("parley.redis.uri", redis.uri().replace("//", "//:the-wrong-one@"));
            settings.put("parley.metrics", "127.0.0.1, ::1");
            settings.put("parley.proxy.addresses", "127.0.0.1, ::1");
            try (ParleyServer parley = ParleyServer.start(folder.resolve("server"), settings);
                    ChatClient ada = ChatClient.json(parley.ws("chat/lobby?name=Ada"))) {
                ada.await("joined");
                ada.send("type", "send", "id", 1, "room", "lobby", "cid", "c1", "text", "a secret");
                assertThat(ada.answer(1).getString("type")).isEqualTo("ok");

                assertThat(HostileRoom.get(parley, "health/ready").body())
                        .isEqualTo("{\"status\":\"up\",\"database\":\"up\",\"backplane\":\"down\"}");
                Awaitility.await("a line that says what to do")
                        .until(() -> parley.output().contains("Redis does not let Parley in"));
                assertThat(parley.output()).contains("WRONGPASS").doesNotContain("the-wrong-one");
                sees(parley);
            }
        }
    }

    private static void sees(ParleyServer parley) {
        HttpResponse<String> page = HostileRoom.get(parley, "health/metrics");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(page.body().lines().filter(line -> !line.startsWith("#")))
                .contains(
                        "parley_sockets 1",
                        "parley_draining 0",
                        "parley_rooms_awake 1",
                        "parley_members_online 1",
                        "parley_lane_waiting 0",
                        "parley_database_up 1",
                        "parley_backplane_up 0",
                        "parley_backplane_whole 0")
                .anyMatch(line -> line.matches("parley_events_appended_total [1-9]\\d*"));
        assertThat(page.body()).doesNotContain("lobby", "Ada", "secret");
        HttpResponse<String> stranger = HostileRoom.get(parley, "health/metrics", "X-Forwarded-For", "203.0.113.9");
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.body()).doesNotContain("parley_sockets");
    }
}
