package org.parley.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Outage;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;

/** F1: a power switch for the server, with the built-in database, twenty times in the middle of it. */
class KillNineIT {

    private static final int KILLS = 20 * FaultRun.ROUNDS;
    private static final Duration UP = Duration.ofSeconds(4);
    private static final Duration BACK = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final double NO_GHOSTS = 20_000;

    /** So many do not come back at once, so that there is somebody who may be a ghost. */
    private static final int ABSENT = 20;

    @Test
    void acknowledgedMessagesOutliveTwentyKills() {
        Path folder = FaultRun.folder("F1", "h2");
        List<Outage> outages = new ArrayList<>();
        List<Double> haunted = new ArrayList<>();
        try (var server = ParleyServer.start(folder, Map.of("parley.limits", "off"));
                var run = new FaultRun("F1", server.port(), FaultRun.CLIENTS)) {
            run.crowd().enter();
            var listed = new Listed(run.crowd());
            run.underLoad(() -> {
                for (int kill = 1; kill <= KILLS; kill++) {
                    run.round();
                    run.talk(UP);
                    List<LoadClient> absent = run.crowd().rest(ABSENT);
                    long broken = run.did("kill -9");
                    server.kill();
                    server.restart();
                    long ready = run.did("ready");
                    run.waitFor(BACK, run.crowd()::allBack);
                    outages.add(new Outage(broken, ready, run.now()));
                    run.waitFor(PATIENCE, () -> listed.ghosts(server).isEmpty());
                    haunted.add((run.now() - ready) / 1e6);
                    absent.forEach(LoadClient::wake);
                }
            });
            run.heal();
            Log node = FinalLogs.rest(server, Crowd.rooms());
            server.stop();
            run.judge(
                    List.of(node, FinalLogs.h2(folder)),
                    timings -> List.of(
                            Bar.millis(
                                    "resume p99, from the moment at which the node is ready again",
                                    timings.resumes(outages, FaultRun.CLIENTS - ABSENT)
                                            .p99(),
                                    10_000),
                            Bar.told("after", starts(outages), "ms for a start of the server"),
                            Bar.millis("no ghosts after", Collections.max(haunted), NO_GHOSTS)));
        }
    }

    /** Returns how long the server took to come back at most, in milliseconds. */
    private static double starts(List<Outage> outages) {
        return outages.stream()
                .mapToDouble(outage -> (outage.healed() - outage.broken()) / 1e6)
                .max()
                .orElseThrow();
    }
}
