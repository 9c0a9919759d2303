package org.parley.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event.Closed;
import org.parley.it.Postgres;
import org.parley.it.server.Servers;

/** F8: the clock of one of two nodes jumps an hour ahead, then to an hour behind, and back. */
class WrongClockIT {

    private static final Duration UP = Duration.ofSeconds(20);
    private static final Duration WRONG = Duration.ofSeconds(40);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double MILLIS_IN_MINUTE = 60_000;

    private final List<Window> wrong = new ArrayList<>();
    private final List<Long> missing = new ArrayList<>();

    @Test
    void nobodyIsLostAndNothingOutOfOrderWhereAClockJumps() {
        WrongClock clock = WrongClock.of(Servers.PAYARA_MICRO, FaultRun.folder("F8", "clock"));
        try (Cluster cluster =
                        Cluster.of("F8", List.of(Servers.PAYARA_MICRO, clock)).start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            run.crowd().enter();
            run.underLoad(() -> {
                run.talk(UP);
                for (int round = 0; round < FaultRun.ROUNDS; round++) {
                    run.round();
                    for (Duration offset : List.of(HOUR, HOUR.negated(), Duration.ZERO)) {
                        clock.set(offset);
                        run.talk(WrongClock.NOTICED);
                        long from = run.did("the clock is wrong by " + offset);
                        run.talk(WRONG);
                        wrong.add(new Window(from, run.now()));
                        missing.add(missing(cluster, run.crowd()));
                    }
                }
            });
            run.heal();
            double dated = dated(cluster.database());
            run.judge(cluster.finalLogs(), timings -> bars(timings, dated));
        }
    }

    private List<Bar> bars(Timings timings, double dated) {
        return List.of(
                Bar.atLeast("dated before the message before by", dated, 59, "minutes"),
                Bar.atMost("sockets that closed", timings.count(Closed.class), 0, ""),
                Bar.atMost(
                        "people whom their node did not list",
                        missing.stream().mapToLong(Long::longValue).sum(),
                        0,
                        ""),
                Bar.millis("acknowledged p99", timings.acks(wrong).p99(), 1_000),
                Bar.millis(
                        "on the other node at most",
                        timings.crossings().across(wrong).max(),
                        3_000));
    }

    /** Returns how many are not among the members of their room on their own node. */
    private static long missing(Cluster cluster, Crowd crowd) {
        var listed = new Listed(crowd);
        return cluster.nodes().stream()
                .mapToLong(node ->
                        listed.missing(node.server(), crowd.at(node.port())).size())
                .sum();
    }

    /** Returns by how much a message is dated before the one before it at most, in minutes. */
    private static double dated(Postgres database) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select max(one.created_at - next.created_at) from parley_event one"
                                + " join parley_event next on next.room_id = one.room_id and next.seq = one.seq + 1")) {
            row.next();
            return row.getLong(1) / MILLIS_IN_MINUTE;
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be read", e);
        }
    }
}
