package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;

/**
 * What one node costs, two and three, under the same load: processor time for each message that somebody hears, bytes through
 * Redis for each that is said, and how long it takes on the sender's node and on others. In turns, because machines have moods.
 */
class ScaleIT {

    private static final int MOST_NODES = 3;
    private static final int TURNS = Integer.getInteger("scale.turns", 3);
    private static final int RATE = Integer.getInteger("scale.rate", FaultRun.RATE);
    /** Before that nothing is looked at. */
    private static final Duration WARM = Duration.ofSeconds(60);
    /** Afterwards it goes on until compilers have used less than this of a core for each node. */
    private static final double QUIET = 0.02;

    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final int MOST_LOOKS = 20;

    private static final Duration WHILE = Duration.ofSeconds(30);
    private static final Path FIGURES = Path.of("target", "scale.csv");

    @Test
    void whatNodesCostUnderTheSameLoad() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "turn,nodes,acknowledged,heard,nodes us/heard,compilers us/heard,nodes idle ms/s,database us/said,"
                        + "redis bytes/said,within p50 ms,within p99 ms,across p50 ms,across p99 ms"));
        for (int turn = 1; turn <= TURNS; turn++) {
            for (int nodes = 1; nodes <= MOST_NODES; nodes++) {
                lines.add(turn + "," + nodes + "," + measure(turn, nodes));
                Files.write(FIGURES, lines, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
        assertThat(lines).hasSize(1 + TURNS * MOST_NODES);
    }

    /** @return a line of the table */
    private static String measure(int turn, int nodes) {
        var line = new StringBuilder();
        try (Cluster cluster = Cluster.of(nodes, "scale-" + turn + "-" + nodes).start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            run.crowd().enter();
            var window = new Window[1];
            var used = new Used[4];
            run.underLoad(RATE, words -> run.crowd().anybody().say(words), () -> {
                warm(run, cluster);
                used[0] = Used.now(cluster);
                long from = run.now();
                run.talk(WHILE);
                used[1] = Used.now(cluster);
                window[0] = new Window(from, run.now());
            });
            run.heal();
            // Silent from here on: what nodes take for being there at all.
            used[2] = Used.now(cluster);
            rest();
            used[3] = Used.now(cluster);
            run.judge(cluster.finalLogs(), timings -> {
                List<Window> windows = List.of(window[0]);
                Crossings crossings = timings.crossings();
                Quantiles within = crossings.within(windows);
                Quantiles across = crossings.across(windows);
                long said = timings.acks(windows).count();
                long heard = (long) within.count() + across.count();
                Used busy = used[1].since(used[0]);
                Used silent = used[3].since(used[2]);
                line.append(String.format(
                        Locale.ROOT,
                        "%d,%d,%.1f,%.1f,%.1f,%.1f,%.0f,%.1f,%.1f,%.1f,%.1f",
                        said,
                        heard,
                        busy.nodeSeconds() * 1e6 / heard,
                        busy.compilerSeconds() * 1e6 / heard,
                        silent.nodeSeconds() * 1e3 / WHILE.toSeconds(),
                        busy.databaseSeconds() * 1e6 / said,
                        (double) busy.redisBytes() / said,
                        within.p50(),
                        within.p99(),
                        across.p50(),
                        across.p99()));
                return List.of(Bar.told("heard", heard, ""));
            });
        }
        return line.toString();
    }

    /** Three nodes on two cores compile for minutes, and what they cost until then is nothing that a message costs. */
    private static void warm(FaultRun run, Cluster cluster) {
        run.talk(WARM);
        double quiet = QUIET * LOOK.toSeconds() * cluster.nodes().size();
        double compiling = Double.MAX_VALUE;
        for (int look = 0; look < MOST_LOOKS && compiling > quiet; look++) {
            Used before = Used.now(cluster);
            run.talk(LOOK);
            compiling = Used.now(cluster).since(before).compilerSeconds();
        }
    }

    private static void rest() {
        long until = System.nanoTime() + WHILE.toNanos();
        Awaitility.await("a while of silence").atMost(WHILE.multipliedBy(2)).until(() -> System.nanoTime() >= until);
    }
}
