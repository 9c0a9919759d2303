package org.parley.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import org.parley.it.ParleyServer;
import org.parley.it.Postgres;

/** F5: PostgreSQL does not answer one node or two for 15 s, as a whole or about one room, in which very much is said. */
class DatabaseStallIT {

    private static final Duration STALL = Duration.ofSeconds(15);
    private static final Duration UP = Duration.ofSeconds(10);
    private static final String HOT = "room-7";
    private static final int HOT_RATE = 150;
    private static final int NODES = 2;

    /** What may wait in a lane: the stall is long enough to fill it. */
    private static final int LANE = 1_000;

    /** What is on its way to the log besides. */
    private static final int BATCH = 100;

    /** What breaks, and how it is made whole again. */
    private interface Fault {
        void during(FaultRun run, Postgres database);
    }

    private final List<Window> stalls = new ArrayList<>();

    @Test
    void stalledDatabaseIsWaitedForWithinBounds() {
        run("F5-stalled", DatabaseStallIT::stalled, false);
    }

    @Test
    void lockedRoomDelaysNoOther() {
        run("F5-locked", DatabaseStallIT::locked, true);
    }

    @Test
    void stalledDatabaseIsWaitedForWithinBoundsOnEachNode() {
        runNodes("F5-stalled-nodes", DatabaseStallIT::stalled, false);
    }

    @Test
    void lockedRoomDelaysNoOtherOnAnyNode() {
        runNodes("F5-locked-nodes", DatabaseStallIT::locked, true);
    }

    private static void stalled(FaultRun run, Postgres database) {
        database.pause();
        try {
            run.talk(STALL);
        } finally {
            database.resume();
        }
    }

    private static void locked(FaultRun run, Postgres database) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                PreparedStatement lock =
                        connection.prepareStatement("select id from parley_room where id = ? for update")) {
            connection.setAutoCommit(false);
            lock.setString(1, HOT);
            lock.execute();
            run.talk(STALL);
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String name, Fault fault, boolean othersGoOn) {
        Map<String, String> settings = new HashMap<>(Map.of("parley.limits", "off"));
        try (var database = Postgres.start(FaultRun.folder(name, "postgres"))) {
            settings.putAll(database.settings());
            try (var server = ParleyServer.start(FaultRun.folder(name, "node"), settings);
                    var run = new FaultRun(name, server.port(), FaultRun.CLIENTS)) {
                stall(run, database, HOT_RATE, fault);
                run.judge(
                        List.of(
                                FinalLogs.rest(server, Crowd.rooms()),
                                FinalLogs.sql(database.url(), database.user(), database.password())),
                        timings -> bars(timings, List.of(server.port()), run.crowd(), othersGoOn));
            }
        }
    }

    /** With as many people in a room on each node, and as much said, as with one. */
    private void runNodes(String name, Fault fault, boolean othersGoOn) {
        try (Cluster cluster = Cluster.of(NODES, name).start();
                FaultRun run = cluster.run(NODES * FaultRun.CLIENTS)) {
            stall(run, cluster.database(), NODES * HOT_RATE, fault);
            List<Integer> ports = cluster.nodes().stream().map(Node::port).toList();
            run.judge(cluster.finalLogs(), timings -> bars(timings, ports, run.crowd(), othersGoOn));
        }
    }

    private void stall(FaultRun run, Postgres database, int hotRate, Fault fault) {
        run.crowd().enter();
        List<LoadClient> hot = run.crowd().in(HOT);
        run.underLoad(() -> run.underLoad(
                hotRate,
                words ->
                        hot.get(ThreadLocalRandom.current().nextInt(hot.size())).say(words),
                () -> {
                    for (int round = 0; round < FaultRun.ROUNDS; round++) {
                        run.round();
                        run.talk(UP);
                        long from = run.did("stall");
                        fault.during(run, database);
                        stalls.add(new Window(from, run.did("no stall")));
                        run.talk(UP);
                    }
                }));
        run.heal();
    }

    private List<Bar> bars(Timings timings, List<Integer> nodes, Crowd crowd, boolean othersGoOn) {
        List<Bar> bars = new ArrayList<>();
        // With one node it is seen that the lane fills; for two, the clients need more of the machine than there may
        // be.
        double least = nodes.size() == 1 ? LANE : 1;
        for (int node : nodes) {
            Set<String> people = crowd.at(node).stream().map(LoadClient::name).collect(Collectors.toSet());
            long waiting = stalls.stream()
                    .mapToLong(stall -> timings.mostWaiting(HOT, people::contains, stall))
                    .max()
                    .orElse(0);
            bars.add(new Bar("waiting in the room", waiting, least, LANE + BATCH, "messages"));
        }
        if (othersGoOn) {
            bars.add(Bar.millis(
                    "other rooms' p99",
                    timings.acks(invoked -> !invoked.room().equals(HOT)
                                    && stalls.stream().anyMatch(stall -> stall.contains(invoked.at())))
                            .p99(),
                    1_000));
        }
        return bars;
    }
}
