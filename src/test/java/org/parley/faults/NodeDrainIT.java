package org.parley.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;

/** F11 with two nodes: each in turn is asked to end while people talk, who go to the other one, and comes back. */
class NodeDrainIT {

    private static final int ENDS = 4 * FaultRun.ROUNDS;
    private static final Duration UP = Duration.ofSeconds(10);

    private final List<Window> drains = new ArrayList<>();
    private final List<Window> away = new ArrayList<>();

    @Test
    void whoeverIsSentAwayGoesOnAtTheOtherNode() {
        try (Cluster cluster = Cluster.of(2, "F11-nodes").start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            run.crowd().enter();
            run.underLoad(() -> {
                for (int end = 0; end < ENDS; end++) {
                    run.round();
                    run.crowd().clients().forEach(LoadClient::goHome);
                    run.waitFor(FaultRun.HEALING, run.crowd()::allBack);
                    run.talk(UP);
                    Node node = cluster.node(end % 2);
                    long asked = run.did("asked to end");
                    node.server().terminate();
                    Awaitility.await("its end")
                            .atMost(FaultRun.HEALING)
                            .until(() -> !node.server().isAlive());
                    drains.add(new Window(asked, run.now()));
                    run.waitFor(FaultRun.HEALING, run.crowd()::allBack);
                    away.add(new Window(asked, run.now()));
                    node.server().restart();
                    run.did("ready");
                }
            });
            run.heal();
            run.judge(cluster.finalLogs(), this::bars);
        }
    }

    private List<Bar> bars(Timings timings) {
        double slowest = drains.stream()
                .mapToDouble(drain -> (drain.to() - drain.from()) / 1e6)
                .max()
                .orElse(0);
        Departures departures = timings.departures();
        return List.of(
                Bar.millis("ended after", slowest, 25_000),
                Bar.atLeast("sent away", departures.closed(away), ENDS * FaultRun.CLIENTS / 2.0, ""),
                Bar.atMost("closed otherwise than with 4000 or 1001", departures.rude(drains), 0, ""),
                Bar.atMost("closed without a bye", departures.withoutBye(drains), 0, ""),
                Bar.millis("reconnect p99", departures.absences(away).p99(), 5_000),
                Bar.told("of which they were asked for up to", departures.asked(away), "ms"));
    }
}
