package org.parley.backplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.backplane.Seal.Opened;

/** What somebody who carries words between nodes can do to them. */
class SealTest {

    private static final Opened SAID = new Opened(new NodeId("n1"), 7, "reached\ttea\t4\nbye");
    private final Seal seal = new Seal(new byte[32]);

    @Test
    void whatIsSealedIsOpened() {
        assertThat(seal.open("tea", seal.seal("tea", SAID))).contains(SAID);
    }

    @Test
    void nobodyElseCanReadIt() {
        assertThat(seal.seal("tea", SAID)).doesNotContain("reached").doesNotContain("bye");
    }

    @Test
    void whatWasSealedByAnotherKeyIsNot() {
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(seal.open("tea", new Seal(other).seal("tea", SAID))).isEmpty();
    }

    @Test
    void nothingCanBeSaidElsewhere() {
        assertThat(seal.open("lobby", seal.seal("tea", SAID))).isEmpty();
    }

    @Test
    void notOneCharacterCanBeOther() {
        String sealed = seal.seal("tea", SAID);
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'x' ? 'y' : 'x';
            String spoilt = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(seal.open("tea", spoilt)).as(spoilt).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "hello",
                "1 n1 tea 4",
                "2 n1 7",
                "2 n1 7\n",
                "2 n1 7\n%%%",
                "2 n1 7\nAAAA",
                "2 n1 -7\nbye",
                "2 n1 99999999999999999999\nbye"
            })
    void whatIsNothingOfOursIsNot(String text) {
        assertThat(seal.open("tea", text)).isEmpty();
    }

    @Test
    void whatIsTooLongIsNotEvenLookedAt() {
        assertThat(seal.open("tea", seal.seal("tea", new Opened(SAID.node(), 8, "x".repeat(5_000_000)))))
                .isEmpty();
    }
}
