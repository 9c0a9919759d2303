package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parley.it.OnEveryHost;
import org.parley.it.ParleyServer;

/**
 * A small load, so that the load generator does not rot: everybody hears everything, once and in order. It stays below
 * the limits, which the shared server keeps.
 */
@OnEveryHost
class LoadIT {

    private static final int SENDERS = 10;
    private static final int RATE = 40;

    private final ParleyServer server;

    LoadIT(ParleyServer server) {
        this.server = server;
    }

    @Test
    void everybodyHearsEverythingOnceAndInOrder() {
        var tally = new Tally();
        try (var crowd = new Crowd(server.port(), Dialect.PARLEY, 100, tally)) {
            Room room = crowd.open("load-it", 50, SENDERS);
            crowd.awaitJoined();
            tally.open();
            crowd.run(new OpenLoop(room.members().subList(0, SENDERS), RATE, true), Duration.ofSeconds(2));
            crowd.listen(Duration.ofSeconds(20), () -> room.owed() == 0);
            int sent = 0;
            for (int i = 0; i < SENDERS; i++) {
                sent += room.sent(i);
            }
            assertThat(sent).as("messages sent").isGreaterThan(RATE);
            assertThat(tally.refusals()).as("refused").isZero();
            assertThat(tally.deliveries()).as("delivered").isEqualTo((long) sent * 50);
            assertThat(tally.acknowledgements()).as("acknowledged").isEqualTo(sent);
            assertThat(room.members()).allSatisfy(member -> {
                assertThat(member.order().doubled()).isZero();
                assertThat(member.order().reordered()).isZero();
                assertThat(member.closeCode()).isEqualTo(Member.OPEN);
            });
        }
    }
}
