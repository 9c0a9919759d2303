package org.parley.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Outage;
import org.parley.it.ParleyServer;

/**
 * F7 with two nodes: five thousand lose their connections in the same moment and go to the other node; then all of them,
 * because theirs is killed, to one that has just begun, when a quarter have missed more than it reads by itself.
 */
class NodesStormIT {

    private static final int CLIENTS = 5_000;
    private static final int STORMS = 2 * FaultRun.ROUNDS;
    private static final int RATE = 20;
    private static final Duration UP = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Together 150 messages a room, of those who are there. */
    private static final int BUSY_RATE = 400;

    private static final Duration BUSY = Duration.ofSeconds(15);

    /** PostgreSQL writes down every statement, with its time, its node and its room. */
    static final Map<String, String> TALKATIVE =
            Map.of("log_statement", "all", "log_line_prefix", "%m[%a]", "log_timezone", "UTC");

    private final List<Outage> storms = new ArrayList<>();
    private final List<Outage> kills = new ArrayList<>();

    @Test
    void everybodyIsBackAtOnceOnTheOtherNode() {
        try (Cluster cluster = Cluster.of(2, "F7-nodes")
                        .writing(TALKATIVE)
                        .with("-Xmx1g")
                        .start();
                FaultRun run = cluster.run(CLIENTS)) {
            run.crowd().enter();
            Instant begin = Instant.now();
            talking(run, RATE, () -> {
                for (int storm = 0; storm < STORMS; storm++) {
                    run.round();
                    run.talk(UP);
                    long cut = run.did("all cut");
                    run.crowd().clients().forEach(LoadClient::cut);
                    run.waitFor(LONGEST, run.crowd()::allBack);
                    storms.add(new Outage(cut, cut, run.now()));
                }
            });
            // All are where they were at first.
            Node dies = cluster.node(0);
            ParleyServer begins = cluster.node(1).server();
            List<LoadClient> absent =
                    Crowd.rest(CLIENTS / 4, run.crowd().at(cluster.node(1).port()));
            absent.forEach(LoadClient::cut);
            talking(run, BUSY_RATE, () -> run.talk(BUSY));
            talking(run, RATE, () -> {
                begins.kill();
                begins.restart();
                run.waitFor(LONGEST, run.crowd()::allBack);
                long broken = run.did("kill -9");
                dies.server().kill();
                absent.forEach(LoadClient::wake);
                run.waitFor(LONGEST, run.crowd()::allBack);
                kills.add(new Outage(broken, broken, run.now()));
            });
            Instant end = Instant.now();
            dies.server().restart();
            run.heal();
            var catchUps = new CatchUps(cluster.database().log(), begin, end);
            run.judge(cluster.finalLogs(), timings -> bars(timings, catchUps));
        }
    }

    private List<Bar> bars(Timings timings, CatchUps catchUps) {
        return List.of(
                Bar.millis("all resumed after", timings.resumes(storms, CLIENTS).max(), 30_000),
                Bar.millis(
                        "of a dead node, and those who had missed much, after",
                        timings.resumes(kills, CLIENTS).max(),
                        30_000),
                Bar.atLeast(
                        "rooms of which something was read again",
                        catchUps.rooms(),
                        Crowd.rooms().size(),
                        ""),
                Bar.atMost("catch-up queries of a room on a node in 100 ms", catchUps.most(), 1, ""));
    }

    private static void talking(FaultRun run, int rate, Runnable work) {
        run.underLoad(rate, words -> run.crowd().anybody().say(words), work);
    }
}
