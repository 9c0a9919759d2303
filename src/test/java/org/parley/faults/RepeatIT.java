package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;

/** F9: every fifth message is sent twice at once, every fifth acknowledgement is lost, and connections break. */
class RepeatIT {

    private static final int PERCENT = 20;
    private static final Duration BETWEEN_CUTS = Duration.ofSeconds(10);
    private static final int CUTS = 5 * FaultRun.ROUNDS;

    @Test
    void repeatGetsTheFirstPlaceEachTime() {
        Path folder = FaultRun.folder("F9", "h2");
        var dropper = new AckDropper(PERCENT);
        try (var server = ParleyServer.start(folder, Map.of("parley.limits", "off"));
                var proxy = new TcpProxy(server.port(), dropper);
                var run = new FaultRun("F9", proxy.port(), FaultRun.CLIENTS)) {
            run.crowd().enter();
            run.underLoad(FaultRun.RATE, words -> say(run.crowd().anybody(), words), () -> {
                for (int cut = 0; cut < CUTS; cut++) {
                    run.round();
                    run.talk(BETWEEN_CUTS);
                    proxy.cut();
                }
                run.talk(BETWEEN_CUTS);
            });
            run.heal();
            Log node = FinalLogs.rest(server, Crowd.rooms());
            server.stop();
            assertThat(dropper.dropped()).as("lost acknowledgements").isPositive();
            run.judge(List.of(node, FinalLogs.h2(folder)), timings -> List.of());
        }
    }

    private static void say(LoadClient client, String words) {
        if (ThreadLocalRandom.current().nextInt(100) < PERCENT) {
            client.sayTwice(words);
        } else {
            client.say(words);
        }
    }
}
