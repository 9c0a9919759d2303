package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Everything that was measured, as a page to read and as a table for machines. */
final class Report {

    private final Options options;
    private final List<Figures> figures = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private List<String[]> microbenchmarks = List.of();

    Report(Options options) {
        this.options = options;
    }

    void add(Figures more) {
        figures.add(more);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /** Adds what JMH measured: name, mode, threads, samples, score, error, unit. */
    void microbenchmarks(List<String[]> rows) {
        microbenchmarks = List.copyOf(rows);
    }

    /** Writes {@code report.md} and {@code report.csv}, as far as there is something. */
    void write() throws IOException {
        Path folder = Files.createDirectories(options.target().resolve("bench"));
        Files.writeString(folder.resolve("report.md"), page());
        Files.writeString(folder.resolve("report.csv"), table());
    }

    private String page() {
        var page = new StringBuilder("# Benchmark\n");
        page.append("""

                %d cores, Linux %s, Java %s. %d rounds, %.0f s each after the warm-up; medians, with the range where \
                rounds differ. Texts of 100 characters (F: 2,000). CPU is of one core. Latency is from the sender's \
                intention to the receiver's read.
                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        options.rounds(),
                        options.times().seconds()));
        notes.forEach(note -> page.append("\n- ").append(note));
        page.append('\n');
        var results = new Results(figures);
        page.append(new Bars().table(results));
        page.append(Spotless.report(figures));
        for (Scenario scenario : Scenario.values()) {
            List<String> subjects = results.subjects(scenario);
            if (!subjects.isEmpty()) {
                page.append("\n## ")
                        .append(scenario)
                        .append(": ")
                        .append(scenario.title())
                        .append("\n\n");
                section(page, results, scenario, subjects);
            }
        }
        if (!microbenchmarks.isEmpty()) {
            page.append("\n## Microbenchmarks\n\n| piece | score | ± | unit |\n|---|---:|---:|---|\n");
            microbenchmarks.forEach(
                    row -> page.append("| %s | %s | %s | %s |%n".formatted(row[0], row[4], row[5], row[6])));
        }
        return page.toString();
    }

    private static void section(StringBuilder page, Results results, Scenario scenario, List<String> subjects) {
        Set<Metric> columns = results.metrics(scenario);
        page.append("| server |");
        columns.forEach(metric -> page.append(' ').append(metric.heading()).append(" |"));
        page.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
        for (String subject : subjects) {
            page.append("| ").append(subject).append(" |");
            for (Metric metric : columns) {
                page.append(' ').append(results.cell(scenario, subject, metric)).append(" |");
            }
            page.append('\n');
        }
    }

    private String table() {
        var table = new StringBuilder("server,log,scenario,round,");
        table.append(String.join(
                ",", Arrays.stream(Metric.values()).map(Metric::name).toList()));
        for (Figures row : figures) {
            table.append(
                    String.format(Locale.ROOT, "%n%s,%s,%s,%d", row.server(), row.log(), row.scenario(), row.round()));
            for (Metric metric : EnumSet.allOf(Metric.class)) {
                Double value = row.values().get(metric);
                table.append(',').append(value == null ? "" : String.format(Locale.ROOT, "%.3f", value));
            }
        }
        return table.append('\n').toString();
    }
}
