package org.parley.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.parley.backplane.Backplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word;
import org.parley.backplane.Word.Subject;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/** What somebody may do who does it on several nodes. */
class SharedLimitsTest {

    private static final int BURST = 10;

    private final AtomicLong now = new AtomicLong();
    private final List<Node> nodes = new ArrayList<>();

    /** Tells the others at once. */
    private final class Node implements Backplane {

        private final List<Listener> listeners = new ArrayList<>();
        private final List<Word> told = new ArrayList<>();

        @Override
        public String name() {
            return "node";
        }

        @Override
        public void publish(RoomId room, List<RoomEvent> events) {
            // Nothing is committed here.
        }

        @Override
        public void listen(Listener listener) {
            listeners.add(listener);
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public void tell(Subject about, Supplier<? extends Word> made) {
            Word word = made.get();
            told.add(word);
            nodes.stream()
                    .filter(other -> other != this)
                    .flatMap(other -> other.listeners.stream())
                    .forEach(listener -> listener.heard(new NodeId("n"), word));
        }
    }

    private RateLimiter<String> limiter(String name) {
        var node = new Node();
        nodes.add(node);
        return new SharedLimits(node)
                .share(
                        name,
                        new RateLimiter<String>(true, Duration.ofSeconds(1), BURST, now::get),
                        Function.identity());
    }

    private static int taken(RateLimiter<String> limiter, String who) {
        int taken = 0;
        while (limiter.take(who).isZero()) {
            taken++;
        }
        return taken;
    }

    @Test
    void whatIsTakenOnOneNodeIsMissingOnTheOthers() {
        RateLimiter<String> one = limiter("messages");
        RateLimiter<String> other = limiter("messages");
        assertThat(taken(one, "ada")).isEqualTo(BURST);
        assertThat(other.take("ada")).isPositive();
        assertThat(taken(other, "bob")).as("another person's").isEqualTo(BURST);
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(taken(other, "ada")).isEqualTo(3);
        assertThat(one.take("ada")).isPositive();
    }

    @Test
    void whoTakesLittleCostsNoWord() {
        RateLimiter<String> one = limiter("messages");
        limiter("messages");
        for (int i = 0; i < 100; i++) {
            one.take("ada");
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(nodes.get(0).told).isEmpty();
    }

    @Test
    void onAllNodesAtTheSameMomentNobodyTakesMoreThanHalfABurstMoreForEach() {
        RateLimiter<String> one = limiter("messages");
        RateLimiter<String> other = limiter("messages");
        int all = 0;
        for (int i = 0; i < 50; i++) {
            all += one.take("ada").isZero() ? 1 : 0;
            all += other.take("ada").isZero() ? 1 : 0;
        }
        assertThat(all).isBetween(BURST, BURST + BURST / 2);
    }

    @Test
    void nothingThatIsHeardKeepsSomebodyOutForLong() {
        RateLimiter<String> one = limiter("messages");
        nodes.get(0).listeners.forEach(listener -> {
            for (int i = 0; i < 1_000; i++) {
                listener.heard(new NodeId("n"), new Word.Spent("messages", "ada", Integer.MAX_VALUE));
                listener.heard(new NodeId("n"), new Word.Spent("nonsense", "ada", 1));
            }
        });
        assertThat(one.take("ada")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void limitsOfOtherNamesAreOthers() {
        RateLimiter<String> messages = limiter("messages");
        RateLimiter<String> joins = limiter("joins");
        assertThat(taken(messages, "ada")).isEqualTo(BURST);
        assertThat(taken(joins, "ada")).isEqualTo(BURST);
    }
}
