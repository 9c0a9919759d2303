package org.parley.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;

/** F12, second half: the node stands still for half a minute, as under a debugger or a moved machine. */
class StoppedNodeIT {

    private static final Duration UP = Duration.ofSeconds(10);
    private static final Duration STOPPED = Duration.ofSeconds(30);
    private static final double WAITED = 20_000;

    @Test
    void nodeThatStoodStillHasLostNothing() {
        Path folder = FaultRun.folder("F12-stopped", "h2");
        try (var server = ParleyServer.start(folder, Map.of("parley.limits", "off"));
                var run = new FaultRun("F12-stopped", server.port(), FaultRun.CLIENTS)) {
            run.crowd().enter();
            run.underLoad(() -> {
                for (int round = 0; round < FaultRun.ROUNDS; round++) {
                    run.round();
                    run.talk(UP);
                    server.pause();
                    try {
                        run.talk(STOPPED);
                    } finally {
                        server.resume();
                    }
                    run.talk(UP);
                }
            });
            run.heal();
            Log node = FinalLogs.rest(server, Crowd.rooms());
            server.stop();
            run.judge(
                    List.of(node, FinalLogs.h2(folder)),
                    timings -> List.of(Bar.atLeast(
                            "somebody waited for", timings.acks(invoked -> true).max(), WAITED, "ms")));
        }
    }
}
