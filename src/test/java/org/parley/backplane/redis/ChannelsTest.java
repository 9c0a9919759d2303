package org.parley.backplane.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.protocol.RoomId;

class ChannelsTest {

    private static final RoomId TEA = new RoomId("tea");
    private static final Channels ONE = new Channels("one");

    @Test
    void clustersHaveChannelsOfTheirOwn() {
        assertThat(ONE.room(ONE.of(TEA))).contains(TEA);
        assertThat(new Channels("two").room(ONE.of(TEA))).isEmpty();
        assertThat(ONE.room(ONE.all())).isEmpty();
        assertThat(ONE.room("parley:one:room:../x")).isEmpty();
    }

    @Test
    void whatIsAboutNoRoomGoesToAll() {
        assertThat(ONE.about(null)).isEqualTo(ONE.all());
        assertThat(ONE.about(TEA)).isEqualTo(ONE.of(TEA));
    }
}
