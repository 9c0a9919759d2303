package org.parley.backplane.redis;

import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.backplane.Backplane;
import org.parley.backplane.BackplaneContract;
import org.parley.threads.Threads;

/** What nodes hear of each other over Redis, whatever kind of Redis it is. */
abstract class RedisContract extends BackplaneContract {

    private final String cluster = UUID.randomUUID().toString();
    private final Threads threads = new Threads(1, System::nanoTime);

    /** Returns where Redis is. */
    abstract String uri();

    @AfterEach
    void end() {
        threads.close();
    }

    @Override
    protected Backplane node() {
        return node(uri());
    }

    final Backplane node(String uri) {
        return new RedisBackplane(RedisAddress.parse(uri).orElseThrow(), cluster, threads, System::nanoTime);
    }

    static void awaits(Ears ears, String words) {
        Awaitility.await(words).until(() -> ears.heard.contains(words));
    }

    @Test
    void aNodeHearsOfTheRoomsThatItFollows() {
        try (Backplane one = node();
                Backplane other = node()) {
            Ears ears = new Ears();
            one.listen(new Ears());
            other.listen(ears);
            other.follow(LOBBY).toCompletableFuture().join();
            one.publish(LOBBY, List.of(message(LOBBY, 7), message(LOBBY, 8)));
            awaits(ears, "reached lobby 8");
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
