package org.parley.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event.Closed;
import org.parley.it.ParleyServer;
import org.parley.it.Postgres;

/** F4: PostgreSQL dies under the node, and under two of them, by kill -9 and by an immediate stop in turn, and comes back. */
class DatabaseCrashIT {

    private static final int CRASHES = 20 * FaultRun.ROUNDS;
    private static final int CRASHES_OF_NODES = 10 * FaultRun.ROUNDS;
    private static final Duration UP = Duration.ofSeconds(4);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final Duration NOTICED = Duration.ofSeconds(1);

    private final List<Window> healed = new ArrayList<>();
    private final List<Window> away = new ArrayList<>();

    @Test
    void nodeOutlivesItsDatabase() {
        Map<String, String> settings = new HashMap<>(Map.of("parley.limits", "off"));
        try (var database = Postgres.start(FaultRun.folder("F4", "postgres"))) {
            settings.putAll(database.settings());
            try (var server = ParleyServer.start(FaultRun.folder("F4", "node"), settings);
                    var run = new FaultRun("F4", server.port(), FaultRun.CLIENTS)) {
                crash(run, database, CRASHES);
                run.judge(
                        List.of(
                                FinalLogs.rest(server, Crowd.rooms()),
                                FinalLogs.sql(database.url(), database.user(), database.password())),
                        this::bars);
            }
        }
    }

    @Test
    void nodesOutliveTheirDatabase() {
        // With one thread that commits, rooms share transactions all the time.
        try (Cluster cluster = Cluster.of(2, "F4-nodes")
                        .with("-Dparley.lane.threads=1")
                        .start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            crash(run, cluster.database(), CRASHES_OF_NODES);
            run.judge(cluster.finalLogs(), this::bars);
        }
    }

    private void crash(FaultRun run, Postgres database, int crashes) {
        run.crowd().enter();
        run.underLoad(() -> {
            for (int crash = 1; crash <= crashes; crash++) {
                run.round();
                run.talk(UP);
                long end = run.did("database ends");
                if (crash % 2 == 0) {
                    database.kill();
                } else {
                    database.stopImmediately();
                }
                run.talk(AWAY);
                // What was on its way when it ended has an outcome that nobody knows, and so no answer.
                away.add(new Window(end + NOTICED.toNanos(), run.now()));
                database.restart();
                long back = run.did("database back");
                run.waitFor(FaultRun.HEALING, () -> run.crowd().settled() > FaultRun.CLIENTS * 9 / 10);
                healed.add(new Window(back, run.now()));
            }
            run.talk(UP);
        });
        run.heal();
    }

    private List<Bar> bars(Timings timings) {
        return List.of(
                Bar.millis("refused after at most", timings.refusals().max(), 2_000),
                Bar.atMost("unanswered for 2 s while it was away", timings.unanswered(away), 0, ""),
                Bar.atMost("sockets that closed", timings.count(Closed.class), 0, ""),
                Bar.millis(
                        "sends succeed after at most",
                        timings.firstAcks(healed, Crowd.rooms()).max(),
                        5_000));
    }
}
