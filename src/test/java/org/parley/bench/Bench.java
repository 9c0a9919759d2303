package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The benchmark: one command, one report. Rounds are interleaved, and each server is started afresh. */
public final class Bench {

    private static final System.Logger LOG = System.getLogger(Bench.class.getName());

    private final Options options;
    private final Logs logs;
    private final Report report;

    Bench(Options options, Logs logs) {
        this.options = options;
        this.logs = logs;
        this.report = new Report(options);
    }

    /** Measures what the system properties ask for. */
    public static void main(String[] args) throws IOException {
        Options options = Options.read();
        try (var logs = new Logs(options.target().resolve("bench"))) {
            new Bench(options, logs).run();
        }
    }

    private void run() throws IOException {
        List<Contender> present = present();
        Optional<Contender> storing =
                present.stream().filter(Contender::isParley).findFirst();
        for (int round = 1; round <= options.rounds(); round++) {
            for (Contender contender : present) {
                if (!contender.isParley() || options.logs().contains(Log.MEMORY.name())) {
                    measure(contender, Log.MEMORY.name(), round);
                }
            }
            for (String log : options.logs()) {
                if (storing.isPresent() && !log.equals(Log.MEMORY.name())) {
                    measure(storing.get(), log, round);
                }
            }
        }
        if (options.scenarios().contains("JMH")) {
            report.microbenchmarks(new Microbenchmarks(options.target().resolve("bench")).run());
            report.write();
        }
    }

    private List<Contender> present() throws IOException {
        List<Contender> present = new ArrayList<>();
        for (Contender contender : Contenders.all(options.target())) {
            if (options.servers().contains(contender.name())) {
                Optional<String> missing = contender.missing();
                missing.ifPresent(why -> report.note(contender.name() + " is left out: " + why + "."));
                if (missing.isEmpty()) {
                    present.add(contender);
                }
            }
        }
        return present;
    }

    private void measure(Contender contender, String log, int round) throws IOException {
        List<Scenario> scenarios = scenarios(contender, log, round);
        if (scenarios.isEmpty()) {
            return;
        }
        LOG.log(System.Logger.Level.INFO, "round {0}: {1}, {2}: {3}", round, contender.name(), log, scenarios);
        Path folder = options.target().resolve("bench").resolve("run").resolve(contender.name() + "-" + log);
        try (RunningServer server = RunningServer.start(contender, folder, logs.named(log))) {
            requireLog(log, folder);
            for (Scenario scenario : scenarios) {
                boolean first = scenario == scenarios.get(0);
                Times times = first ? options.times() : options.times().warmed(scenario.warmUp());
                report.add(new Figures(
                        contender.name(),
                        contender.isParley() ? log : "",
                        scenario,
                        round,
                        scenario.run(server, times)));
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, contender.name() + " failed", e);
            String reason = String.valueOf(e).lines().findFirst().orElse("");
            report.note("%s (%s) failed in round %d: %s".formatted(contender.name(), log, round, reason));
        }
        report.write();
    }

    /** Fails where Parley fell back to H2: a figure must not bear another log's name. */
    private static void requireLog(String log, Path folder) {
        boolean h2 = Files.exists(folder.resolve("data").resolve("parley.mv.db"));
        if (h2 != log.equals(Log.H2.name())) {
            throw new IllegalStateException("messages are kept in " + (h2 ? "H2" : "something else than H2"));
        }
    }

    /** Nothing is stored in memory. What is about bytes is measured again only where a bar depends on it. */
    private List<Scenario> scenarios(Contender contender, String log, int round) {
        boolean memory = log.equals(Log.MEMORY.name());
        return Arrays.stream(Scenario.values())
                .filter(scenario -> options.scenarios().contains(scenario.name()))
                .filter(scenario -> !memory || !scenario.stores())
                .filter(contender.scenarios()::contains)
                .filter(scenario -> round == 1 || !scenario.once() || (memory && contender.hasHeap()))
                .toList();
    }
}
