package org.parley.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.protocol.RoomEvent;

/** The log in memory keeps the contract, and its bounds. */
class MemoryMessageLogTest extends MessageLogContract {

    @Override
    protected MessageLog log() {
        return new MemoryMessageLog(Clock.systemUTC(), 1_000);
    }

    @Test
    void onlyTheNewestEventsAreKept() {
        var log = new MemoryMessageLog(Clock.systemUTC(), 3);
        log.open(LOBBY);
        for (int i = 1; i <= 10; i++) {
            log.append(LOBBY, List.of(posting("c" + i)));
        }
        assertThat(log.readAfter(LOBBY, 0, 10)).extracting(RoomEvent::seq).containsExactly(8L, 9L, 10L);
        assertThat(log.readBefore(LOBBY, 9, 10)).extracting(RoomEvent::seq).containsExactly(8L);
        assertThat(log.append(LOBBY, List.of(posting("c10"))).get(0).repeat()).isTrue();
        assertThat(log.append(LOBBY, List.of(posting("c1"))).get(0).repeat()).isFalse();
    }

    @Test
    void aForgottenRoomBeginsAnotherEpoch() {
        var log = new MemoryMessageLog(Clock.systemUTC(), 10);
        var epoch = log.open(LOBBY).epoch();
        log.append(LOBBY, List.of(posting("a")));
        log.forget(LOBBY);
        assertThat(log.find(LOBBY)).isEmpty();
        assertThat(log.open(LOBBY).epoch()).isNotEqualTo(epoch);
        assertThat(log.open(LOBBY).head()).isZero();
    }
}
