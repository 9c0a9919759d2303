package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Invoked;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Resumed;

/** What went from node to node is told from what stayed, and what was heard live from what came with a snapshot. */
class CrossingsTest {

    private static final List<Window> ALL = List.of(new Window(0, Long.MAX_VALUE));

    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void adaAndBobAreOnOneNodeAndEveOnAnother() {
        enter(0, "ada", 0, 0);
        enter(0, "bob", 0, 0);
        enter(0, "eve", 1, 0);
    }

    private void enter(long at, String client, int node, long head) {
        events.add(new Resumed(millis(at), client, node, client + at, "r", "e", head, false, head));
    }

    private void send(long at, int attempt) {
        events.add(new Invoked(millis(at), "ada", "r", "ada-1", attempt, 1));
    }

    private void acknowledge(long at, int attempt) {
        events.add(new Acked(millis(at), "ada", "r", "ada-1", attempt, 1, "m-1"));
    }

    private void hear(long at, String client) {
        events.add(new Received(millis(at), client, client + "0", "r", 1, "m-1", 1));
    }

    private static long millis(long at) {
        return TimeUnit.MILLISECONDS.toNanos(at);
    }

    @Test
    void eachNodeHasItsOwnTimes() {
        send(10, 1);
        acknowledge(12, 1);
        hear(13, "bob");
        hear(40, "eve");
        var crossings = new Crossings(events);
        assertThat(crossings.within(ALL).max()).isEqualTo(3);
        assertThat(crossings.across(ALL).max()).isEqualTo(30);
    }

    @Test
    void timeBeginsWithTheAttemptThatWasAcknowledged() {
        send(10, 1);
        send(1_000, 2);
        acknowledge(1_002, 2);
        hear(1_007, "eve");
        assertThat(new Crossings(events).across(ALL).max()).isEqualTo(7);
    }

    @Test
    void whatCameWithASnapshotWasNotOnItsWay() {
        send(10, 1);
        acknowledge(12, 1);
        enter(500, "eve", 1, 1);
        hear(500, "eve");
        assertThat(new Crossings(events).across(ALL).max()).isNaN();
    }

    @Test
    void whoeverGoesToAnotherNodeIsThereFromThenOn() {
        enter(5, "eve", 0, 0);
        send(10, 1);
        acknowledge(12, 1);
        hear(14, "eve");
        assertThat(new Crossings(events).within(ALL).max()).isEqualTo(4);
    }

    @Test
    void whatWasHeardWithinItsWindowWasNotHeardAfterwards() {
        send(10, 1);
        acknowledge(12, 1);
        hear(30, "eve");
        var crossings = new Crossings(events);
        assertThat(crossings.afterwards(List.of(new Window(0, millis(20)))).max())
                .isEqualTo(10);
        assertThat(crossings.afterwards(List.of(new Window(0, millis(35)))).max())
                .isZero();
    }
}
