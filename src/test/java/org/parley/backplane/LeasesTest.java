package org.parley.backplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.log.LogUnavailable;
import org.parley.threads.Threads;

/** Which nodes count as living: what is looked at is their beats, and no clock. */
class LeasesTest {

    private static final NodeId OTHER = new NodeId("other");

    private final Threads threads = new Threads(1, System::nanoTime);
    private final List<String> told = new ArrayList<>();
    private final Book book = new Book();
    private final Leases leases = new Leases(new NodeId("own"), book, threads);

    /** In memory; it can be away. */
    private static final class Book implements LeaseBook {

        private final Map<NodeId, Long> beats = new HashMap<>();
        private boolean away;

        @Override
        public Map<NodeId, Long> beat(NodeId node) {
            if (away) {
                throw new LogUnavailable("away");
            }
            beats.merge(node, 1L, Long::sum);
            return Map.copyOf(beats);
        }

        @Override
        public void end(NodeId node, long most) {
            beats.computeIfPresent(node, (key, count) -> count <= most ? null : count);
        }
    }

    @BeforeEach
    void listen() {
        leases.listen(new Leases.Listener() {
            @Override
            public void gone(NodeId node, boolean orderly) {
                told.add(node + (orderly ? " has ended" : " is gone"));
            }

            @Override
            public void back(NodeId node) {
                told.add(node + " is back");
            }
        });
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            leases.look();
        }
    }

    @Test
    void whoseBeatsStandStillForFourLooksIsGone() {
        book.beat(OTHER);
        look(Leases.PATIENCE);
        assertThat(told).isEmpty();
        assertThat(leases.others()).hasSize(1);
        look(1);
        assertThat(told).containsExactly("other is gone");
        assertThat(leases.isGone(OTHER)).isTrue();
        assertThat(leases.others()).isEmpty();
    }

    @Test
    void whoIsGoneIsNotBelievedWhenItsRowIsGoneTooUntilItBeatsAgain() {
        book.beat(OTHER);
        look(Leases.MEMORY + 2);
        assertThat(leases.isGone(OTHER)).isTrue();
        book.beat(OTHER);
        book.beat(OTHER);
        look(1);
        assertThat(leases.isGone(OTHER)).isFalse();
        assertThat(told).containsExactly("other is gone", "other is back");
    }

    @Test
    void whoBeatsLives() {
        for (int i = 0; i < 20; i++) {
            book.beat(OTHER);
            look(Leases.PATIENCE - 1);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whoWasTakenForGoneAndBeatsIsBack() {
        book.beat(OTHER);
        look(Leases.PATIENCE + 1);
        book.beat(OTHER);
        look(1);
        assertThat(told).containsExactly("other is gone", "other is back");
        assertThat(leases.isGone(OTHER)).isFalse();
    }

    @Test
    void whoSaysThatTheyEndHaveEnded() {
        book.beat(OTHER);
        look(1);
        book.end(OTHER, Long.MAX_VALUE);
        look(1);
        assertThat(told).containsExactly("other has ended");
    }

    @Test
    void whileTheDatabaseIsAwayNobodyIsTakenForGone() {
        book.beat(OTHER);
        look(1);
        book.away = true;
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(leases::look).isInstanceOf(LogUnavailable.class);
        }
        book.away = false;
        look(Leases.PATIENCE - 1);
        assertThat(told).isEmpty();
    }

    @Test
    void whoIsLongGoneIsForgottenUnlessTheyCameBack() {
        book.beat(OTHER);
        look(Leases.MEMORY + 1);
        assertThat(book.beats).doesNotContainKey(OTHER);
        look(1);
        assertThat(told).containsExactly("other is gone");
    }

    @Test
    void whoEndsIsNotSeenAgain() {
        look(1);
        leases.end();
        look(1);
        assertThat(book.beats).isEmpty();
    }
}
