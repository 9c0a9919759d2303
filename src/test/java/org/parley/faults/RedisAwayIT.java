package org.parley.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;

/**
 * F2: Redis restarts, again and again, and is away for half a minute. F10, first half: one node loses its way to Redis for a
 * minute, by resets and then without a word.
 */
class RedisAwayIT {

    private static final int RESTARTS = 10 * FaultRun.ROUNDS;
    private static final Duration BASE = Duration.ofSeconds(20);
    private static final Duration RESTART = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration CUT = Duration.ofSeconds(60);

    /** How long nodes may take to be whole again. */
    private static final Duration CAUGHT_UP = Duration.ofSeconds(5);

    private static final Duration WHOLE = Duration.ofSeconds(10);

    private final List<Window> away = new ArrayList<>();
    private final List<Window> whole = new ArrayList<>();

    @Test
    void nothingIsLateAndNothingLostWhileRedisIsAway() {
        run("F2", (cluster, run) -> {
            for (int restart = 0; restart < RESTARTS; restart++) {
                run.round();
                away(run, RESTART, cluster.redis()::stop, cluster.redis()::start);
            }
            away(run, AWAY, cluster.redis()::stop, cluster.redis()::start);
        });
    }

    @Test
    void oneNodeIsCutOffFromRedis() {
        run("F10-redis", (cluster, run) -> {
            for (int round = 0; round < FaultRun.ROUNDS; round++) {
                run.round();
                TcpProxy way = cluster.node(1).toRedis();
                away(run, CUT, way::refuse, way::mend);
                away(run, CUT, way::hold, way::mend);
            }
        });
    }

    /** Takes Redis away for a while, and lets the nodes find it again. */
    private void away(FaultRun run, Duration length, Runnable take, Runnable give) {
        long from = run.did("Redis is taken away");
        take.run();
        run.talk(length);
        give.run();
        long back = run.did("Redis is back");
        away.add(new Window(from, back));
        run.talk(CAUGHT_UP);
        long settled = run.now();
        if (length.compareTo(WHOLE) > 0) {
            run.talk(WHOLE);
            whole.add(new Window(settled, run.now()));
        }
    }

    private void run(String fault, BiConsumer<Cluster, FaultRun> script) {
        List<Window> base = new ArrayList<>();
        try (Cluster cluster = Cluster.of(2, fault).start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            run.crowd().enter();
            run.underLoad(() -> {
                // The first messages are those of a machine that has just started.
                run.talk(BASE);
                long begin = run.now();
                run.talk(BASE);
                base.add(new Window(begin, run.now()));
                script.accept(cluster, run);
            });
            run.heal();
            run.judge(cluster.finalLogs(), timings -> bars(timings, base));
        }
    }

    private List<Bar> bars(Timings timings, List<Window> base) {
        Crossings crossings = timings.crossings();
        double baseAcks = timings.acks(base).p99();
        return List.of(
                Bar.told("base: acknowledged p99", baseAcks, "ms"),
                Bar.told("on the sender's node p50", crossings.within(base).p50(), "ms"),
                Bar.told("p99", crossings.within(base).p99(), "ms"),
                Bar.told("on the other node p50", crossings.across(base).p50(), "ms"),
                Bar.told("p99", crossings.across(base).p99(), "ms"),
                Bar.millis("without Redis: acknowledged p99", timings.acks(away).p99(), 2 * baseAcks),
                Bar.told("on the other node p50", crossings.across(away).p50(), "ms"),
                Bar.millis("at most", crossings.across(away).max(), 3_000),
                Bar.millis("caught up after", crossings.afterwards(away).max(), 5_000),
                Bar.told(
                        "5 s later on the other node p50",
                        crossings.across(whole).p50(),
                        "ms"),
                Bar.millis("p99", crossings.across(whole).p99(), 500));
    }
}
