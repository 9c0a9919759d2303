package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.backplane.NodeId;

class TurnsTest {

    private static final NodeId ONE = new NodeId("one");
    private final Turns turns = new Turns();

    @Test
    void nothingIsHeardTwiceNorAfterWhatWasSaidLater() {
        assertThat(turns.isNew(ONE, 5)).isTrue();
        assertThat(turns.isNew(ONE, 5)).isFalse();
        assertThat(turns.isNew(ONE, 4)).isFalse();
        assertThat(turns.isNew(ONE, 7)).isTrue();
        assertThat(turns.isNew(new NodeId("other"), 1)).isTrue();
    }

    @Test
    void nodesThatAreLongGoneAreForgottenAndNotThoseThatSpeak() {
        IntStream.range(0, 1_500).forEach(i -> {
            turns.isNew(new NodeId("gone-" + i), 1);
            turns.isNew(ONE, i);
        });
        assertThat(turns.isNew(ONE, 1_499)).isFalse();
        assertThat(turns.isNew(new NodeId("gone-0"), 1)).as("it was forgotten").isTrue();
    }
}
