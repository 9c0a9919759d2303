package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Losses, doubles and reorderings are told apart. */
class OrderCheckTest {

    private final OrderCheck check = new OrderCheck(2);

    @Test
    void oneAfterTheOtherIsAllRight() {
        hear(0, 0, 1, 2);
        hear(1, 0);
        assertFaults(0, 0, 0);
        assertThat(check.lost(0, 3)).isZero();
    }

    @Test
    void aGapIsALoss() {
        hear(0, 0, 3);
        assertThat(check.lost(0, 4)).isEqualTo(2);
        assertThat(check.lost(1, 0)).isZero();
        assertFaults(2, 0, 0);
    }

    @Test
    void whatWasSentAndNeverCameIsALoss() {
        hear(0, 0);
        assertThat(check.lost(0, 5)).isEqualTo(4);
    }

    @Test
    void whatComesTwiceIsADouble() {
        hear(0, 0, 1);
        assertThat(check.heard(0, 1)).isFalse();
        assertThat(check.heard(0, 0)).isFalse();
        assertFaults(0, 2, 0);
    }

    @Test
    void whatFillsAGapWasReordered() {
        hear(0, 0, 2, 1);
        assertFaults(0, 0, 1);
        assertThat(check.heard(0, 1)).isFalse();
        assertFaults(0, 1, 1);
    }

    private void hear(int sender, int... counters) {
        for (int counter : counters) {
            assertThat(check.heard(sender, counter)).isTrue();
        }
    }

    private void assertFaults(long lost, long doubled, long reordered) {
        assertThat(check.lost(0, 0)).isEqualTo(lost);
        assertThat(check.doubled()).isEqualTo(doubled);
        assertThat(check.reordered()).isEqualTo(reordered);
    }
}
