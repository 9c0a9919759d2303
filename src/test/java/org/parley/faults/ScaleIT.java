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
import org.junit.jupiter.api.Test;
import org.parley.faults.Timings.Window;
import redis.clients.jedis.Jedis;

/**
 * What one node costs, two and three, under the same load: processor time for each message that somebody hears, bytes through
 * Redis for each that is said, and how long it takes on the sender's node and on others. In turns, because machines have moods.
 */
class ScaleIT {

    private static final int MOST_NODES = 3;
    private static final int TURNS = Integer.getInteger("scale.turns", 3);
    private static final int RATE = Integer.getInteger("scale.rate", FaultRun.RATE);
    private static final Duration WARM = Duration.ofSeconds(20);
    private static final Duration WHILE = Duration.ofSeconds(30);
    private static final Path FIGURES = Path.of("target", "scale.csv");

    /** What has been used since the start. */
    private record Used(double nodeSeconds, double databaseSeconds, long redisBytes) {

        static Used now(Cluster cluster) {
            double nodes = cluster.nodes().stream()
                    .mapToDouble(node -> seconds(
                            ProcessHandle.of(node.server().pid()).stream().toList()))
                    .sum();
            return new Used(nodes, seconds(cluster.database().processes()), redisBytes(cluster));
        }

        private static double seconds(List<ProcessHandle> processes) {
            return processes.stream()
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .mapToDouble(time -> time.toNanos() / 1e9)
                    .sum();
        }

        private static long redisBytes(Cluster cluster) {
            try (var jedis = new Jedis("127.0.0.1", cluster.redis().port())) {
                return jedis.info("stats")
                        .lines()
                        .filter(line -> line.matches("total_net_(in|out)put_bytes:.*"))
                        .mapToLong(line ->
                                Long.parseLong(line.replaceFirst(".*:", "").strip()))
                        .sum();
            }
        }
    }

    @Test
    void whatNodesCostUnderTheSameLoad() throws IOException {
        List<String> lines = new ArrayList<>(List.of("turn,nodes,acknowledged,heard,node us/heard,database us/heard,"
                + "redis bytes/said,within p50 ms,within p99 ms,across p50 ms,across p99 ms"));
        for (int turn = 1; turn <= TURNS; turn++) {
            for (int nodes = 1; nodes <= MOST_NODES; nodes++) {
                lines.add(turn + "," + nodes + "," + measure(nodes));
                Files.write(FIGURES, lines, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
        assertThat(lines).hasSize(1 + TURNS * MOST_NODES);
    }

    private static String measure(int nodes) {
        var line = new StringBuilder();
        try (Cluster cluster = Cluster.of(nodes, "scale-" + nodes).start();
                FaultRun run = cluster.run(FaultRun.CLIENTS)) {
            run.crowd().enter();
            var window = new Window[1];
            var used = new Used[2];
            run.underLoad(RATE, words -> run.crowd().anybody().say(words), () -> {
                run.talk(WARM);
                used[0] = Used.now(cluster);
                long from = run.now();
                run.talk(WHILE);
                used[1] = Used.now(cluster);
                window[0] = new Window(from, run.now());
            });
            run.heal();
            run.judge(cluster.finalLogs(), timings -> {
                List<Window> windows = List.of(window[0]);
                Crossings crossings = timings.crossings();
                Quantiles within = crossings.within(windows);
                Quantiles across = crossings.across(windows);
                long said = timings.acks(windows).count();
                long heard = (long) within.count() + across.count();
                line.append(String.format(
                        Locale.ROOT,
                        "%d,%d,%.1f,%.1f,%.0f,%.1f,%.1f,%.1f,%.1f",
                        said,
                        heard,
                        (used[1].nodeSeconds() - used[0].nodeSeconds()) * 1e6 / heard,
                        (used[1].databaseSeconds() - used[0].databaseSeconds()) * 1e6 / heard,
                        (double) (used[1].redisBytes() - used[0].redisBytes()) / said,
                        within.p50(),
                        within.p99(),
                        across.p50(),
                        across.p99()));
                return List.of(Bar.told("heard", heard, ""));
            });
        }
        return line.toString();
    }
}
