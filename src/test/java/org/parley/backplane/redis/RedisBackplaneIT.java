package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.backplane.Backplane;
import org.parley.backplane.BackplaneContract;
import org.parley.it.RedisServer;
import org.parley.threads.Threads;

/** The backplane over a real Redis: what nodes hear of each other, with faults and with hostile words. */
class RedisBackplaneIT extends BackplaneContract {

    private static RedisServer redis;

    private final String cluster = UUID.randomUUID().toString();
    private final Threads threads = new Threads(1, System::nanoTime);

    @BeforeAll
    static void start() {
        redis = new RedisServer();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @AfterEach
    void end() {
        threads.close();
    }

    private RedisAddress address() {
        return RedisAddress.parse(redis.uri()).orElseThrow();
    }

    @Override
    protected Backplane node() {
        return node(cluster);
    }

    private Backplane node(String name) {
        return new RedisBackplane(address(), name, threads, System::nanoTime);
    }

    private static void awaits(Ears ears, String words) {
        Awaitility.await(words).until(() -> ears.heard.contains(words));
    }

    @Test
    void aNodeHearsOfTheRoomsThatItFollowsAndOfMembersOfAll() {
        try (Backplane one = node();
                Backplane other = node()) {
            Ears ears = new Ears();
            one.listen(new Ears());
            other.listen(ears);
            other.follow(LOBBY).toCompletableFuture().join();
            one.publish(TEA, List.of(message(TEA, 1), joining(TEA, 2)));
            one.publish(LOBBY, List.of(message(LOBBY, 7), message(LOBBY, 8)));
            awaits(ears, "reached lobby 8");
            awaits(ears, "welcomed tea 2");
            assertThat(ears.heard).containsExactlyInAnyOrder("reached lobby 8", "welcomed tea 2");
            other.unfollow(LOBBY);
            other.follow(TEA).toCompletableFuture().join();
            one.publish(LOBBY, List.of(message(LOBBY, 9)));
            one.publish(TEA, List.of(message(TEA, 3)));
            awaits(ears, "reached tea 3");
            assertThat(ears.heard).doesNotContain("reached lobby 9");
        }
    }

    @Test
    void clustersThatShareARedisDoNotHearEachOther() {
        try (Backplane mine = node();
                Backplane theirs = node(cluster + "-other");
                Backplane also = node()) {
            Ears ears = new Ears();
            mine.listen(ears);
            theirs.listen(new Ears());
            also.listen(new Ears());
            mine.follow(LOBBY).toCompletableFuture().join();
            theirs.publish(LOBBY, List.of(message(LOBBY, 1)));
            also.publish(LOBBY, List.of(message(LOBBY, 2)));
            awaits(ears, "reached lobby 2");
            assertThat(ears.heard).containsExactly("reached lobby 2");
        }
    }

    @Test
    void afterRedisWasAwayAllRoomsAreHeardAgainAndWhatWasCommittedMeanwhileIsTold() {
        try (Backplane one = node();
                Backplane other = node()) {
            Ears own = new Ears();
            Ears ears = new Ears();
            one.listen(own);
            other.listen(ears);
            other.follow(LOBBY).toCompletableFuture().join();
            Awaitility.await().until(() -> one.isWhole() && other.isWhole());
            redis.stop();
            Awaitility.await("the loss is seen").until(() -> !one.isWhole() && !other.isWhole());
            other.follow(TEA);
            one.publish(LOBBY, List.of(message(LOBBY, 1)));
            assertThat(own.heard).as("without Redis too").containsExactly("committed lobby 1");
            redis.start();
            Awaitility.await().until(other::isWhole);
            one.publish(LOBBY, List.of(message(LOBBY, 2)));
            one.publish(TEA, List.of(message(TEA, 1)));
            awaits(ears, "reached lobby 2");
            awaits(ears, "reached tea 1");
        }
    }

    @Test
    void whatNobodyOfUsHasSaidIsDropped() {
        try (RedisBackplane node = (RedisBackplane) node()) {
            Ears ears = new Ears();
            node.listen(ears);
            node.follow(LOBBY).toCompletableFuture().join();
            try (var stranger = address().connect()) {
                Channels channels = new Channels(cluster, "stranger");
                for (String text :
                        List.of("", "hello", "1 x lobby 0", "9 x lobby 1", "1 x tea 5", "x".repeat(1_000_000))) {
                    stranger.publish(channels.of(LOBBY), text);
                }
                stranger.publish(channels.of(LOBBY), channels.text(new Channels.Hint(LOBBY, 3)));
            }
            awaits(ears, "reached lobby 3");
            assertThat(ears.heard).containsExactly("reached lobby 3");
            assertThat(node.dropped()).isEqualTo(6);
        }
    }
}
