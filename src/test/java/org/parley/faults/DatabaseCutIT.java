package org.parley.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event.Closed;
import org.parley.faults.checker.Event.Invoked;

/** F10, second half: one node loses its way to the database for a minute, by resets and then without a word. */
class DatabaseCutIT {

    private static final Duration BASE = Duration.ofSeconds(20);
    private static final Duration CUT = Duration.ofSeconds(60);

    /** How long a node waits for a database that has gone silent before it tells everybody. */
    private static final Duration SILENCE = Duration.ofSeconds(22);

    private static final Duration NOTICED = Duration.ofSeconds(1);
    private static final Duration UP = Duration.ofSeconds(10);

    /** What was done to the way, and from when on its node is to refuse. */
    private record Cut(Window window, long noticed) {

        Window refusing() {
            return new Window(noticed, window.to());
        }
    }

    private final List<Cut> cuts = new ArrayList<>();
    private final List<Window> healed = new ArrayList<>();

    @Test
    void nodeWithoutDatabaseRefusesAndTheOtherGoesOn() {
        List<Window> base = new ArrayList<>();
        try (Cluster cluster = Cluster.of(2, "F10-database").start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            run.crowd().enter();
            TcpProxy way = cluster.node(1).toDatabase();
            run.underLoad(() -> {
                run.talk(BASE);
                long begin = run.now();
                run.talk(BASE);
                base.add(new Window(begin, run.now()));
                for (int round = 0; round < FaultRun.ROUNDS; round++) {
                    run.round();
                    cut(run, way::refuse, way::mend, NOTICED);
                    cut(run, way::hold, way::mend, SILENCE);
                }
            });
            run.heal();
            Set<String> cutOff = run.crowd().at(cluster.node(1).port()).stream()
                    .map(LoadClient::name)
                    .collect(Collectors.toSet());
            run.judge(cluster.finalLogs(), timings -> bars(timings, base, cutOff));
        }
    }

    private void cut(FaultRun run, Runnable take, Runnable give, Duration notice) {
        long from = run.did("the database is taken away");
        take.run();
        run.talk(CUT);
        give.run();
        long back = run.did("the database is back");
        cuts.add(new Cut(new Window(from, back), from + notice.toNanos()));
        run.talk(UP);
        healed.add(new Window(back, run.now()));
    }

    private List<Bar> bars(Timings timings, List<Window> base, Set<String> cutOff) {
        List<Window> away = cuts.stream().map(Cut::window).toList();
        List<Window> refusing = cuts.stream().map(Cut::refusing).toList();
        Predicate<Invoked> others = invoked -> !cutOff.contains(invoked.client());
        Answers answers = timings.answers(refusing, cutOff::contains);
        double baseAcks = timings.acks(base).p99();
        return List.of(
                Bar.told("base: acknowledged p99", baseAcks, "ms"),
                Bar.millis(
                        "on the other node meanwhile",
                        timings.acks(others.and(invoked -> within(away, invoked)))
                                .p99(),
                        2 * baseAcks),
                Bar.atMost("acknowledged by the node without a database", answers.acknowledged(), 0, ""),
                Bar.atLeast("refused with unavailable", answers.refused("unavailable"), 1, ""),
                Bar.atMost("left without an answer for 2 s", timings.unanswered(refusing), 0, ""),
                Bar.atMost("sockets that closed", timings.count(Closed.class), 0, ""),
                Bar.millis(
                        "sends succeed after at most",
                        timings.firstAcks(healed, Crowd.rooms(), cutOff::contains)
                                .max(),
                        5_000),
                Bar.millis(
                        "caught up after", timings.crossings().afterwards(away).max(), 5_000));
    }

    private static boolean within(List<Window> windows, Invoked invoked) {
        return windows.stream().anyMatch(window -> window.contains(invoked.at()));
    }
}
