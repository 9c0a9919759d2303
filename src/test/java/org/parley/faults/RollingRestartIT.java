package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event.Refused;
import org.parley.faults.checker.Event.TurnedAway;
import org.parley.faults.checker.Log;
import org.parley.it.Cluster;
import org.parley.it.HaProxy;
import org.parley.it.ParleyServer;
import org.parley.it.Postgres;

/**
 * F11, of a cluster: node after node is started anew behind HAProxy while people talk, with a Parley that has later tables;
 * the other node goes on with them.
 */
class RollingRestartIT {

    private static final Duration UP = Duration.ofSeconds(10);

    @Test
    void nodesAreStartedAnewOneAfterAnotherWithLaterTablesAndNobodyIsRefused() {
        Path folder = FaultRun.folder("F11-rolling", "cluster");
        Path later = LaterWar.in(folder);
        List<Window> drains = new ArrayList<>();
        try (var cluster = Cluster.start(folder, 2, Map.of("parley.limits", "off"));
                var balancer = HaProxy.before(cluster.nodes(), folder);
                var run = new FaultRun("F11-rolling", balancer.port(), FaultRun.CLIENTS)) {
            run.crowd().enter();
            run.underLoad(() -> {
                for (int round = 0; round < FaultRun.ROUNDS; round++) {
                    for (int node = 0; node < cluster.nodes().size(); node++) {
                        run.round();
                        run.talk(UP);
                        drains.add(end(cluster.nodes().get(node), run));
                        cluster.nodes().get(node).restart(later);
                        run.did("ready");
                        assertThat(version(cluster.postgres())).isEqualTo(LaterWar.VERSION);
                        String name = HaProxy.NAMES.get(node);
                        Awaitility.await("people are sent to it again")
                                .atMost(FaultRun.HEALING)
                                .until(() -> balancer.isUp(name));
                    }
                }
                run.talk(UP);
            });
            run.heal();
            List<Log> logs = new ArrayList<>();
            cluster.nodes().forEach(node -> logs.add(FinalLogs.rest(node, Crowd.rooms())));
            Postgres postgres = cluster.postgres();
            logs.add(FinalLogs.sql(postgres.url(), postgres.user(), postgres.password()));
            run.judge(logs, timings -> bars(timings, drains));
        }
    }

    private static Window end(ParleyServer node, FaultRun run) {
        long asked = run.did("asked to end");
        node.terminate();
        Awaitility.await("its end")
                .atMost(FaultRun.HEALING)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !node.isAlive());
        var drain = new Window(asked, run.now());
        run.waitFor(FaultRun.HEALING, run.crowd()::allBack);
        return drain;
    }

    private static List<Bar> bars(Timings timings, List<Window> drains) {
        double slowest = drains.stream()
                .mapToDouble(drain -> (drain.to() - drain.from()) / 1e6)
                .max()
                .orElse(0);
        Departures departures = timings.departures();
        return List.of(
                Bar.millis("ended after", slowest, 25_000),
                Bar.atMost("closed otherwise than with 4000 or 1001", departures.rude(drains), 0, ""),
                Bar.atMost("closed without a bye", departures.withoutBye(drains), 0, ""),
                Bar.atLeast("sent away", departures.absences(drains).count(), FaultRun.CLIENTS, ""),
                Bar.millis("reconnect p99", departures.absences(drains).p99(), 5_000),
                Bar.atMost("handshakes that came to nothing", timings.count(TurnedAway.class), 0, ""),
                Bar.atMost("sends that were refused", timings.count(Refused.class), 0, ""),
                Bar.told("ack p99", timings.acks(any -> true).p99(), "ms"));
    }

    private static String version(Postgres postgres) {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery(
                        "select version from parley_schema order by installed_rank desc limit 1")) {
            newest.next();
            return newest.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
