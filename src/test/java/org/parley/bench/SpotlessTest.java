package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No median hides what was lost in one round. */
class SpotlessTest {

    @Test
    void whatIsWholeIsSaidToBeWhole() {
        assertThat(Spotless.report(List.of(figures(1, 0), figures(2, 0)))).contains("Nothing was lost");
    }

    @Test
    void oneLossInOneRoundIsTold() {
        assertThat(Spotless.report(List.of(figures(1, 0), figures(2, 7), figures(3, 0))))
                .contains("- A, payara, round 2: 7 lost")
                .doesNotContain("round 1");
    }

    private static Figures figures(int round, double lost) {
        return new Figures("payara", "", Scenario.A, round, Map.of(Metric.LOST, lost));
    }
}
