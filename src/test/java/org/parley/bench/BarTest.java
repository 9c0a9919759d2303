package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bar compares medians, and only where both were measured. */
class BarTest {

    private static final Bar BAR = Bar.atLeast(Scenario.A, Metric.PER_CPU_SECOND, "payara", 8, "socketio");

    @Test
    void mediansAreCompared() {
        var results = new Results(List.of(
                figures("payara", 1, 700),
                figures("payara", 2, 900),
                figures("payara", 3, 100_000),
                figures("socketio", 1, 100),
                figures("socketio", 2, 300),
                figures("socketio", 3, 90)));
        assertThat(BAR.reached(results)).hasValue(9);
        assertThat(BAR.passes(9)).isTrue();
        assertThat(BAR.passes(7.9)).isFalse();
        assertThat(results.cell(Scenario.A, "socketio", Metric.PER_CPU_SECOND)).isEqualTo("100 [90–300]");
    }

    @Test
    void withoutThePeerThereIsNothingToSay() {
        assertThat(BAR.reached(new Results(List.of(figures("payara", 1, 700))))).isEmpty();
    }

    @Test
    void theTableTellsPassFromMiss() {
        String table = new Bars().table(new Results(List.of(figures("payara", 1, 700), figures("socketio", 1, 100))));
        assertThat(table).contains("| A | payara | per server-CPU-second | ≥ 8 × socketio | 7 × | **miss** |");
    }

    @Test
    void theTableTellsWhatWasNotMeasured() {
        assertThat(new Bars().table(new Results(List.of())))
                .contains("| A | payara | per server-CPU-second | ≥ 8 × socketio | – | not measured |");
    }

    @Test
    void theTableTellsAServersFloorFromAMiss() {
        var results = new Results(List.of(
                heap("payara", 32),
                heap("payara-bare", 31),
                heap("tomee", 32),
                heap("tomee-bare", 24),
                heap("wildfly", 32),
                heap("wildfly-bare", 26)));
        assertThat(new Bars().table(results))
                .contains("| E | payara | live heap KB a connection | ≤ 25 | 32 | the server's floor: 31 |")
                .contains("| E | tomee | live heap KB a connection | ≤ 25 | 32 | **miss** |")
                .contains("| E | wildfly | live heap KB a connection | ≤ 25 | 32 | **miss** |");
    }

    private static Figures heap(String server, double value) {
        return new Figures(server, "", Scenario.E, 1, Map.of(Metric.HEAP_EACH, value));
    }

    private static Figures figures(String server, int round, double value) {
        return new Figures(server, "", Scenario.A, round, Map.of(Metric.PER_CPU_SECOND, value));
    }
}
