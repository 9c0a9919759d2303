package org.parley.backplane.redis;

import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.backplane.Backplane;
import org.parley.it.RedisCluster;

/** The backplane over a real Redis Cluster: any server will do, and one may go. */
class RedisClusterIT extends RedisContract {

    private static RedisCluster redis;

    @BeforeAll
    static void start(@TempDir Path folder) {
        redis = new RedisCluster(folder);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Override
    String uri() {
        return redis.uri();
    }

    @Test
    void whoTalksToOneServerIsHeardByWhoListensToAnother() {
        for (int from = 0; from < 3; from++) {
            try (Backplane one = node(redis.uri(from));
                    Backplane other = node(redis.uri((from + 1) % 3))) {
                Ears ears = begin(other);
                begin(one);
                other.follow(TEA);
                awaitFollowing(ears, TEA, 1);
                one.publish(TEA, List.of(message(TEA, 4)));
                ears.await("reached tea 4");
            }
        }
    }

    @Test
    void aServerThatGoesAwayIsLeftForAnother() {
        redis.server(0).stop();
        redis.server(1).stop();
        try (Backplane one = node()) {
            begin(one);
            Awaitility.await("the one that is there is found").until(one::isWhole);
            redis.server(0).start();
            redis.server(1).start();
            try (Backplane other = node(redis.uri(1))) {
                Ears ears = begin(other);
                other.follow(LOBBY);
                awaitFollowing(ears, LOBBY, 1);
                survives(one, other, ears, () -> redis.server(2).stop());
            }
        } finally {
            redis.server(2).start();
        }
    }
}
