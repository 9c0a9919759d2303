package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.backplane.redis.Channels.Hint;
import org.parley.protocol.RoomId;

class ChannelsTest {

    private static final RoomId TEA = new RoomId("tea");
    private static final Channels ONE = new Channels("one", "n1");

    @Test
    void whatIsSaidIsReadAsItWasSaid() {
        Hint hint = new Hint(TEA, 412);
        assertThat(Channels.read(ONE.text(hint))).contains(hint);
        assertThat(ONE.isOwn(ONE.text(hint))).isTrue();
        assertThat(new Channels("one", "n2").isOwn(ONE.text(hint))).isFalse();
    }

    @Test
    void clustersHaveChannelsOfTheirOwn() {
        assertThat(ONE.room(ONE.of(TEA))).contains(TEA);
        assertThat(new Channels("two", "n1").room(ONE.of(TEA))).isEmpty();
        assertThat(ONE.room(ONE.members())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "1 n1 tea",
                "1 n1 tea 0",
                "1 n1 tea -1",
                "1 n1 tea 01",
                "1 n1 tea 1 2",
                "1 n1 TEA 1",
                "1 n1 ../x 1",
                "1 n1 tea 9999999999999999999",
                "2 n1 tea 1",
                "1  n1 tea 1",
                "1 n1 tea 1\n"
            })
    void whatCannotBeReadIsDropped(String text) {
        assertThat(Channels.read(text)).isEmpty();
    }

    @Test
    void whatIsTooLongIsDropped() {
        assertThat(Channels.read("1 " + "n".repeat(1_000_000) + " tea 1")).isEmpty();
    }
}
