package org.parley.backplane.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.backplane.Backplane;
import org.parley.backplane.BackplaneContract;
import org.parley.backplane.NodeId;
import org.parley.backplane.Seal;
import org.parley.protocol.RoomId;
import org.parley.threads.Threads;

/** What nodes hear of each other over Redis, whatever kind of Redis it is. */
abstract class RedisContract extends BackplaneContract {

    final String cluster = UUID.randomUUID().toString();
    private final List<Threads> all = new ArrayList<>();

    /** Returns where Redis is. */
    abstract String uri();

    @AfterEach
    void end() {
        all.forEach(Threads::close);
    }

    @Override
    protected Backplane node() {
        return node(uri());
    }

    final Backplane node(String uri) {
        return node(uri, cluster, 1);
    }

    final Backplane node(String uri, String name, int key) {
        byte[] secret = new byte[32];
        secret[0] = (byte) key;
        var member = new RedisBackplane.Member(name, NodeId.fresh(), new Seal(secret));
        // Each node has threads of its own.
        var threads = new Threads(1, System::nanoTime);
        all.add(threads);
        return new RedisBackplane(RedisAddress.parse(uri).orElseThrow(), member, threads, System::nanoTime);
    }

    static Ears follow(Backplane node) {
        Ears ears = begin(node);
        node.follow(LOBBY);
        awaitFollowing(ears, LOBBY, 1);
        return ears;
    }

    static void awaitFollowing(Ears ears, RoomId room, int times) {
        Awaitility.await("it hears of " + room)
                .until(() -> ears.following.stream().filter(room::equals).count() >= times);
    }

    @Test
    void aNodeHearsOfTheRoomsThatItFollows() {
        try (Backplane one = node();
                Backplane other = node()) {
            Ears ears = follow(other);
            begin(one);
            one.publish(LOBBY, List.of(message(LOBBY, 7), message(LOBBY, 8)));
            ears.await("reached lobby 8");
        }
    }

    /** Does something to Redis, and waits until a node has noticed and the other hears it again. */
    final void survives(Backplane one, Backplane other, Ears ears, Runnable fault) {
        Awaitility.await("both hear").until(() -> one.isWhole() && other.isWhole());
        fault.run();
        Awaitility.await("one is heard by the other, after a loss").until(() -> {
            one.publish(LOBBY, List.of(message(LOBBY, 9)));
            return ears.heard.contains("reached lobby 9");
        });
        Awaitility.await("both hear again").until(() -> one.isWhole() && other.isWhole());
    }
}
