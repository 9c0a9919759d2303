package org.parley.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;

/** No fault, but what two nodes cost: in rooms as usual, and in one in which people on both talk without a pause. */
class HotRoomIT {

    private static final Duration WHILE = Duration.ofSeconds(20L * FaultRun.ROUNDS);
    private static final String HOT = "room-7";
    private static final int HOT_RATE = 100;

    @Test
    void roomIsReadOnceInATimeHoweverMuchIsSaidOnTheOtherNode() {
        Map<String, String> talkative = NodesStormIT.TALKATIVE;
        try (Cluster cluster = Cluster.of(2, "hot room").writing(talkative).start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            run.crowd().enter();
            List<LoadClient> hot = run.crowd().in(HOT);
            Window[] phases = new Window[2];
            Instant begin = Instant.now();
            run.underLoad(() -> {
                run.talk(WHILE);
                long base = run.now();
                run.talk(WHILE);
                phases[0] = new Window(base, run.now());
                run.round();
                run.underLoad(
                        HOT_RATE,
                        words -> hot.get(ThreadLocalRandom.current().nextInt(hot.size()))
                                .say(words),
                        () -> {
                            long from = run.did("a hot room");
                            run.talk(WHILE);
                            phases[1] = new Window(from, run.now());
                        });
            });
            run.heal();
            var catchUps = new CatchUps(cluster.database().log(), begin, Instant.now());
            run.judge(cluster.finalLogs(), timings -> bars(timings.crossings(), phases, catchUps));
        }
    }

    private static List<Bar> bars(Crossings all, Window[] phases, CatchUps catchUps) {
        List<Window> base = List.of(phases[0]);
        List<Window> busy = List.of(phases[1]);
        Crossings hot = all.of(HOT);
        return List.of(
                Bar.told("on the sender's node p50", all.within(base).p50(), "ms"),
                Bar.told("p99", all.within(base).p99(), "ms"),
                Bar.told("on the other node p50", all.across(base).p50(), "ms"),
                Bar.told("p99", all.across(base).p99(), "ms"),
                Bar.told(
                        "in the hot room on the sender's node p50",
                        hot.within(busy).p50(),
                        "ms"),
                Bar.told("p99", hot.within(busy).p99(), "ms"),
                Bar.told("on the other node p50", hot.across(busy).p50(), "ms"),
                Bar.millis("p99", hot.across(busy).p99(), 1_000),
                Bar.atMost("catch-up queries of a room on a node in 100 ms", catchUps.most(), 1, ""));
    }
}
