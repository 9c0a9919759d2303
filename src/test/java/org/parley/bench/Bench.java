package org.parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The benchmark: one command, one report. Rounds are interleaved, and each server is started afresh. */
public final class Bench {

    private static final System.Logger LOG = System.getLogger(Bench.class.getName());

    private final Options options;
    private final Report report;

    Bench(Options options) {
        this.options = options;
        this.report = new Report(options);
    }

    /** Measures what the system properties ask for. */
    public static void main(String[] args) throws IOException {
        new Bench(Options.read()).run();
    }

    private void run() throws IOException {
        List<Contender> contenders = new ArrayList<>();
        for (Contender contender : Contenders.all(options.target())) {
            if (options.servers().contains(contender.name())) {
                Optional<String> missing = contender.missing();
                missing.ifPresent(why -> report.note(contender.name() + " is left out: " + why + "."));
                if (missing.isEmpty()) {
                    contenders.add(contender);
                }
            }
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (Contender contender : contenders) {
                measure(contender, Log.MEMORY, round);
                report.write();
            }
        }
    }

    private void measure(Contender contender, Log log, int round) throws IOException {
        var folder = options.target().resolve("bench").resolve("run").resolve(contender.name());
        LOG.log(System.Logger.Level.INFO, "round {0}: {1} with {2}", round, contender.name(), log.name());
        try (RunningServer server = RunningServer.start(contender, folder, log)) {
            for (Scenario scenario : Scenario.values()) {
                if (options.scenarios().contains(scenario.name())) {
                    report.add(new Figures(
                            contender.name(),
                            contender.isParley() ? log.name() : "",
                            scenario,
                            round,
                            scenario.run(server, options.times())));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, contender.name() + " failed", e);
            report.note(contender.name() + " failed in round " + round + ": "
                    + String.valueOf(e).lines().findFirst().orElse("") + ".");
        }
    }
}
