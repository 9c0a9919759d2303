package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.backplane.NodeId;
import org.parley.backplane.Seal;
import org.parley.backplane.Word;
import org.parley.threads.Threads;

/** A Redis that says what no Redis says makes a node neither deaf nor mute: it knows that it is not served, and tries again. */
class NonsenseTest {

    private final Threads threads = new Threads(1, System::nanoTime);

    private RedisBackplane node(Nonsense redis) {
        var member = new RedisBackplane.Member("test", NodeId.fresh(), new Seal(new byte[32]));
        return new RedisBackplane(RedisAddress.parse(redis.uri()).orElseThrow(), member, threads, System::nanoTime);
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*0\r\n",
                "*-5\r\n",
                ":seven\r\n",
                "?\r\n",
                "*1\r\n$-1\r\n",
                "*3\r\n$7\r\nmessage\r\n:1\r\n:2\r\n",
                "*3\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n:0\r\n"
            })
    void whoHearsNonsenseAsksAgain(String nonsense) {
        try (var redis = new Nonsense(nonsense);
                RedisBackplane node = node(redis)) {
            node.begin();
            Awaitility.await("another subscription").until(() -> redis.asked("SUBSCRIBE") >= 3);
            assertThat(node.health().losses()).isGreaterThanOrEqualTo(2);
            assertThat(node.isWhole()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+OK\r\n", "*0\r\n", "$-1\r\n", "?\r\n", "-ERR no\r\n"})
    void whoseWordsAreAnsweredByNonsenseSaysThemAgain(String nonsense) {
        try (var redis = new Nonsense("").answering(nonsense);
                RedisBackplane node = node(redis)) {
            node.begin();
            node.tell(new Word.Beat());
            Awaitility.await("the word is told again").until(() -> redis.asked("PUBLISH") >= 3);
            redis.answering(":1\r\n");
            long before = redis.asked("PUBLISH");
            Awaitility.await("it is told").until(() -> redis.asked("PUBLISH") > before);
            assertThat(node.health().untold()).isZero();
        }
    }

    @Test
    void aWordThatCannotBeMadeHoldsNothingUp() {
        try (var redis = new Nonsense("");
                RedisBackplane node = node(redis)) {
            node.tell(new Word.Subject(Word.Beat.class, "broken"), () -> {
                throw new IllegalStateException("no such word");
            });
            node.begin();
            node.tell(new Word.Beat());
            Awaitility.await("the other word is told").until(() -> redis.asked("PUBLISH") == 1);
        }
    }
}
