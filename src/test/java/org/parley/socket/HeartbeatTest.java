package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.config.ChatConfig;
import org.parley.socket.Heartbeat.Beat;

/** A client that answers lives; one that does not is found out. */
class HeartbeatTest {

    private final AtomicLong now = new AtomicLong();
    private final ChatConfig.Heartbeat times = new ChatConfig.Heartbeat(
            Duration.ofSeconds(25), Duration.ofSeconds(8), Duration.ofSeconds(5), Duration.ofSeconds(30));
    private final Heartbeat heartbeat = new Heartbeat(times, now::get, 0);

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aPingIsDueAfterItsIntervalAndOnlyOnce() {
        pass(24);
        assertThat(heartbeat.beat()).isEqualTo(Beat.NOTHING);
        pass(1);
        assertThat(heartbeat.beat()).isEqualTo(Beat.PING);
        assertThat(heartbeat.beat()).isEqualTo(Beat.NOTHING);
    }

    @Test
    void aFirstPingMayComeEarlierAndTheNextOneDoesNot() {
        var early = new Heartbeat(times, now::get, Duration.ofSeconds(20).toNanos());
        pass(4);
        assertThat(early.beat()).isEqualTo(Beat.NOTHING);
        pass(1);
        assertThat(early.beat()).isEqualTo(Beat.PING);
        early.heard();
        pass(24);
        assertThat(early.beat()).isEqualTo(Beat.NOTHING);
        pass(1);
        assertThat(early.beat()).isEqualTo(Beat.PING);
    }

    @Test
    void thoseWhoComeTogetherAreAskedOneByOne() {
        int[] pings = new int[25];
        List<Heartbeat> crowd = Stream.generate(() -> Heartbeat.begin(times, now::get))
                .limit(1_000)
                .toList();
        for (int second = 0; second < 25; second++) {
            pass(1);
            for (Heartbeat one : crowd) {
                pings[second] += one.beat() == Beat.PING ? 1 : 0;
                one.heard();
            }
        }
        assertThat(IntStream.of(pings).sum()).isEqualTo(1_000);
        assertThat(IntStream.of(pings).max().orElseThrow()).isLessThan(120);
    }

    @Test
    void anythingThatIsHeardIsAnAnswer() {
        pass(25);
        heartbeat.beat();
        pass(7);
        heartbeat.heard();
        pass(10);
        assertThat(heartbeat.beat()).isEqualTo(Beat.NOTHING);
        pass(8);
        assertThat(heartbeat.beat()).isEqualTo(Beat.PING);
    }

    @Test
    void silenceAfterAPingIsDeath() {
        pass(25);
        heartbeat.beat();
        pass(8);
        assertThat(heartbeat.beat()).isEqualTo(Beat.NOTHING);
        pass(1);
        assertThat(heartbeat.beat()).isEqualTo(Beat.DEAD);
    }
}
