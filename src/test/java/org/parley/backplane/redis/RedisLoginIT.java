package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.backplane.Backplane;
import org.parley.it.RedisServer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;

/** The backplane as a user of Redis who may do what Parley needs and nothing else, as {@code configuration.md} says. */
class RedisLoginIT extends RedisContract {

    private static final String RIGHTS =
            "resetchannels &parley:* -@all +auth +hello +ping +client|setname +publish +subscribe +unsubscribe +role";

    private static RedisServer redis;

    @BeforeAll
    static void start() {
        redis = new RedisServer("user default off", "user the-chat on >p@ss/w%rd " + RIGHTS);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Override
    String uri() {
        return as("the-chat:p%40ss%2Fw%25rd");
    }

    private static String as(String login) {
        return redis.uri().replace("redis://", "redis://" + login + "@");
    }

    private static Jedis connect(String uri) {
        return RedisAddress.parse(uri).orElseThrow().connect();
    }

    @Test
    void theUserMayDoNothingElse() {
        try (Jedis jedis = connect(uri())) {
            assertThatThrownBy(() -> jedis.set("key", "value")).isInstanceOf(JedisAccessControlException.class);
            assertThatThrownBy(() -> jedis.publish("another", "x")).isInstanceOf(JedisAccessControlException.class);
            assertThat(jedis.publish("parley:x:room:y", "x")).isZero();
        }
    }

    @Test
    void whoIsNotLetInIsToldWhatToCorrectWithoutAPassword() {
        for (String login : List.of("the-chat:secret", "nobody:secret", "secret")) {
            assertThatThrownBy(() -> connect(as(login)))
                    .isInstanceOf(JedisException.class)
                    .satisfies(e -> assertThat(Refusal.reason(e))
                            .startsWith("does not let Parley in")
                            .contains("WRONGPASS")
                            .doesNotContain("secret"));
        }
        assertThatThrownBy(() -> connect(redis.uri()).ping())
                .satisfies(e -> assertThat(Refusal.reason(e)).contains("NOAUTH"));
    }

    @Test
    void withAWrongPasswordANodeHearsItselfAndIsNotWhole() {
        try (Backplane node = node(as("the-chat:secret"))) {
            Ears ears = begin(node);
            node.follow(LOBBY);
            node.publish(LOBBY, List.of(message(LOBBY, 1)));
            assertThat(ears.heard).containsExactly("committed lobby 1");
            assertThat(node.isWhole()).isFalse();
        }
    }
}
