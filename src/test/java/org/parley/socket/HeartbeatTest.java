package org.parley.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.parley.config.ChatConfig;
import org.parley.socket.Heartbeat.Beat;

/** A client that answers lives; one that does not is found out. */
class HeartbeatTest {

    private final AtomicLong now = new AtomicLong();
    private final Heartbeat heartbeat = new Heartbeat(
            new ChatConfig.Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(8), Duration.ofSeconds(5)), now::get);

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
