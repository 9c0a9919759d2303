package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.backplane.Backplane;
import org.parley.it.RedisPair;
import redis.clients.jedis.exceptions.JedisException;

/** The backplane over the master that a real sentinel names, and over the next one. */
class RedisSentinelIT extends RedisContract {

    private RedisPair redis;

    @BeforeEach
    void start(@TempDir Path folder) {
        redis = new RedisPair(folder);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Override
    String uri() {
        return redis.uri();
    }

    @Test
    void afterTheMasterHasGoneTheNextOneIsUsed() {
        throughAChange(() -> redis.first().stop());
    }

    @Test
    void aMasterThatBecomesAReplicaIsLeft() {
        throughAChange(redis::changeOver);
    }

    private void throughAChange(Runnable fault) {
        try (Backplane one = node();
                Backplane other = node()) {
            Ears ears = begin(other);
            begin(one);
            other.follow(LOBBY);
            awaitFollowing(ears, LOBBY, 1);
            survives(one, other, ears, () -> {
                fault.run();
                Awaitility.await("the sentinel names the other")
                        .until(() -> redis.master() == redis.second().port());
            });
        }
    }

    @Test
    void whatASentinelStillCallsAMasterIsNotTakenWhereItIsNone() {
        redis.watch("stale", redis.second());
        refuses(uri().replace(RedisPair.NAME, "stale"), "is no master any more");
    }

    @Test
    void aMasterThatNoSentinelKnowsIsNamed() {
        refuses(uri().replace(RedisPair.NAME, "nobody"), "knows no master nobody");
    }

    private static void refuses(String uri, String words) {
        RedisAddress address = RedisAddress.parse(uri).orElseThrow();
        assertThatThrownBy(address::connect)
                .isInstanceOf(JedisException.class)
                .satisfies(e -> assertThat(Refusal.reason(e)).contains(words));
    }
}
