package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.backplane.Backplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.Seal;
import org.parley.backplane.Word;
import org.parley.it.RedisServer;
import org.parley.protocol.Epoch;
import org.parley.protocol.Message;
import redis.clients.jedis.JedisPubSub;

/** The backplane over a real Redis: what nodes hear of each other, with faults and with hostile words. */
class RedisBackplaneIT extends RedisContract {

    private static RedisServer redis;

    @BeforeAll
    static void start() {
        redis = new RedisServer();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Override
    String uri() {
        return redis.uri();
    }

    private RedisAddress address() {
        return RedisAddress.parse(uri()).orElseThrow();
    }

    @Test
    void aNodeHearsOfTheRoomsThatItFollowsAndOfMembersOfAll() {
        try (Backplane one = node();
                Backplane other = node()) {
            Ears ears = follow(other);
            begin(one);
            one.publish(TEA, List.of(message(TEA, 1), joining(TEA, 2)));
            one.publish(LOBBY, List.of(message(LOBBY, 7), message(LOBBY, 8)));
            ears.await("reached lobby 8");
            ears.await("welcomed tea 2");
            assertThat(ears.heard).containsExactlyInAnyOrder("reached lobby 8", "welcomed tea 2");
            other.unfollow(LOBBY);
            other.follow(TEA);
            awaitFollowing(ears, TEA, 1);
            one.publish(LOBBY, List.of(message(LOBBY, 9)));
            one.publish(TEA, List.of(message(TEA, 3)));
            ears.await("reached tea 3");
            assertThat(ears.heard).doesNotContain("reached lobby 9");
        }
    }

    @Test
    void clustersThatShareARedisDoNotHearEachOther() {
        try (Backplane mine = node();
                Backplane theirs = node(uri(), cluster + "-other", 2);
                Backplane also = node()) {
            Ears ears = follow(mine);
            begin(theirs);
            begin(also);
            theirs.publish(LOBBY, List.of(message(LOBBY, 1)));
            also.publish(LOBBY, List.of(message(LOBBY, 2)));
            ears.await("reached lobby 2");
            assertThat(ears.heard).containsExactly("reached lobby 2");
        }
    }

    @Test
    void afterRedisWasAwayAllRoomsAreHeardAgainAndWhatWasToBeToldMeanwhileIsTold() {
        try (Backplane one = node();
                Backplane other = node()) {
            Ears own = begin(one);
            Ears ears = follow(other);
            Awaitility.await().until(() -> one.isWhole() && other.isWhole());
            redis.stop();
            Awaitility.await("the loss is seen").until(() -> !one.isWhole() && !other.isWhole());
            other.follow(TEA);
            one.publish(LOBBY, List.of(message(LOBBY, 1)));
            assertThat(own.heard).as("without Redis too").containsExactly("committed lobby 1");
            redis.start();
            Awaitility.await().until(other::isWhole);
            awaitFollowing(ears, LOBBY, 2);
            awaitFollowing(ears, TEA, 1);
            one.publish(LOBBY, List.of(message(LOBBY, 2)));
            one.publish(TEA, List.of(message(TEA, 1)));
            ears.await("reached lobby 2");
            ears.await("reached tea 1");
        }
    }

    @Test
    void ofWhatIsAboutTheSameOnlyTheNewestIsMadeAndTold() {
        try (Backplane one = node();
                Backplane other = node()) {
            Ears ears = follow(other);
            var made = new AtomicInteger();
            for (int i = 1; i <= 50; i++) {
                long seq = i;
                Word word = new Word.HasRead(LOBBY, BOB, seq, false, 0);
                one.tell(word.subject(), () -> {
                    made.incrementAndGet();
                    return word;
                });
            }
            begin(one);
            ears.await("read lobby u-bob Bob 0 50 0 0");
            assertThat(made).hasValue(1);
            assertThat(ears.heard).hasSize(1);
        }
    }

    @Test
    void whatWasSaidAndHowFarTheLogIsAreOnePublication() {
        List<String> carried = new CopyOnWriteArrayList<>();
        var wire = new JedisPubSub() {
            @Override
            public void onMessage(String channel, String text) {
                carried.add(text);
            }
        };
        try (Backplane one = node();
                Backplane other = node();
                var jedis = address().connect()) {
            CompletableFuture<Void> listening =
                    CompletableFuture.runAsync(() -> jedis.subscribe(wire, new Channels(cluster).of(LOBBY)));
            Awaitility.await("the wire is heard").until(wire::isSubscribed);
            Ears ears = follow(other);
            begin(one);
            for (int seq = 1; seq <= 20; seq++) {
                var message = (Message) message(LOBBY, seq);
                one.tell(new Word.Said(LOBBY, new Epoch("e"), List.of(message)));
                one.publish(LOBBY, List.of(message));
                ears.await("reached lobby " + seq);
            }
            assertThat(ears.heard).hasSize(40);
            Awaitility.await("all is carried").until(() -> carried.size() >= 20);
            wire.unsubscribe();
            listening.join();
            assertThat(carried).hasSize(20);
        }
    }

    @Test
    void whoEndsSaysSo() {
        try (Backplane other = node()) {
            Ears ears = follow(other);
            Backplane one = node();
            begin(one);
            one.close();
            ears.await("bye");
        }
    }

    /** Redis is not ours alone: whatever it says that none of us has said, or says again, changes nothing. */
    @Test
    void whatNobodyOfUsHasSaidIsDropped() {
        try (Backplane node = node();
                Backplane other = node()) {
            Ears ears = follow(node);
            begin(other);
            var channels = new Channels(cluster);
            try (var stranger = address().connect()) {
                var forged = new Seal(new byte[32]);
                var said = new Seal.Opened(NodeId.fresh(), 1, "reached\tlobby\t99");
                for (String text : List.of(
                        "",
                        "hello",
                        "1 x lobby 1",
                        "2 x 1 code\nreached\tlobby\t99",
                        "x".repeat(1_000_000),
                        forged.seal(channels.of(LOBBY), said))) {
                    stranger.publish(channels.of(LOBBY), text);
                    stranger.publish(channels.all(), text);
                }
            }
            other.publish(LOBBY, List.of(message(LOBBY, 3)));
            ears.await("reached lobby 3");
            assertThat(ears.heard).containsExactly("reached lobby 3");
            assertThat(node.health().dropped()).isEqualTo(12);
        }
    }

    @Test
    void whatWasSaidIsNotHeardAgainByWhoeverSaysItAgain() {
        byte[] secret = new byte[32];
        secret[0] = 1;
        var channels = new Channels(cluster);
        var seal = new Seal(secret);
        var node = NodeId.fresh();
        try (Backplane one = node();
                var stranger = address().connect()) {
            Ears ears = follow(one);
            String first = seal.seal(channels.of(LOBBY), new Seal.Opened(node, 1, "reached\tlobby\t1"));
            String second = seal.seal(channels.of(LOBBY), new Seal.Opened(node, 2, "reached\tlobby\t2\nfuture\tword"));
            for (String text : List.of(first, second, first, second, first)) {
                stranger.publish(channels.of(LOBBY), text);
            }
            stranger.publish(channels.of(LOBBY), seal.seal(channels.of(LOBBY), new Seal.Opened(node, 3, "bye")));
            ears.await("bye");
            assertThat(ears.heard).containsExactly("reached lobby 1", "reached lobby 2", "bye");
            assertThat(one.health().dropped())
                    .as("a word that a newer version says")
                    .isEqualTo(1);
        }
    }
}
