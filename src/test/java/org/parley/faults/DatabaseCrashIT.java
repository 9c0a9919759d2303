package org.parley.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event.Closed;
import org.parley.faults.checker.Log;
import org.parley.it.ParleyServer;
import org.parley.it.Postgres;

/** F4: PostgreSQL dies under the node, by kill -9 and by an immediate stop in turn, and comes back. */
class DatabaseCrashIT {

    private static final int CRASHES = 20 * FaultRun.ROUNDS;
    private static final Duration UP = Duration.ofSeconds(4);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final Duration NOTICED = Duration.ofSeconds(1);

    @Test
    void nodeOutlivesItsDatabase() {
        Path folder = FaultRun.folder("F4", "node");
        Map<String, String> settings = new HashMap<>(Map.of("parley.limits", "off"));
        List<Window> healed = new ArrayList<>();
        List<Window> away = new ArrayList<>();
        try (var database = Postgres.start(FaultRun.folder("F4", "postgres"))) {
            settings.putAll(database.settings());
            try (var server = ParleyServer.start(folder, settings);
                    var run = new FaultRun("F4", server.port(), FaultRun.CLIENTS)) {
                run.crowd().enter();
                run.underLoad(() -> {
                    for (int crash = 1; crash <= CRASHES; crash++) {
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
                Log node = FinalLogs.rest(server, Crowd.rooms());
                Log sql = FinalLogs.sql(database.url(), database.user(), database.password());
                run.judge(
                        List.of(node, sql),
                        timings -> List.of(
                                Bar.millis(
                                        "refused after at most",
                                        timings.refusals().max(),
                                        2_000),
                                Bar.atMost("unanswered for 2 s while it was away", timings.unanswered(away), 0, ""),
                                Bar.atMost("sockets that closed", timings.count(Closed.class), 0, ""),
                                Bar.millis(
                                        "sends succeed after at most",
                                        timings.firstAcks(healed, Crowd.rooms()).max(),
                                        5_000)));
            }
        }
    }
}
