package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Only what comes in time is counted. */
class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void whatComesBeforeOrAfterDoesNotCount() {
        tally.delivered(1_000_000);
        tally.open();
        tally.delivered(2_000_000);
        tally.close();
        tally.delivered(3_000_000);
        assertThat(tally.deliveries()).isEqualTo(1);
        assertThat(tally.delivery(50)).isEqualTo(2, within(0.01));
    }

    @Test
    void whoOpensAgainCountsAnew() {
        tally.open();
        tally.delivered(1_000_000);
        tally.open();
        tally.delivered(2_000_000);
        assertThat(tally.deliveries()).isEqualTo(1);
        assertThat(tally.delivery(50)).isEqualTo(2, within(0.01));
    }

    @Test
    void percentilesAreInMilliseconds() {
        tally.open();
        for (int i = 1; i <= 1_000; i++) {
            tally.delivered(TimeUnit.MILLISECONDS.toNanos(i));
        }
        assertThat(tally.delivery(50)).isEqualTo(500, within(1.0));
        assertThat(tally.delivery(99)).isEqualTo(990, within(1.0));
        assertThat(tally.acknowledgements()).isZero();
    }

    @Test
    void theLongestIsCutAndNotForgotten() {
        tally.open();
        tally.delivered(TimeUnit.HOURS.toNanos(1));
        assertThat(tally.deliveries()).isEqualTo(1);
    }
}
