package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Resumed;
import org.parley.faults.checker.Violation;

/** The table of what was seen, one line a fault: {@code target/faults/report.md}. */
final class Report {

    private static final String HEAD = "| fault | rounds | connections | sent | acknowledged | unknown or refused"
            + " | receptions | resumes | violations | bars |\n|---|---|---|---|---|---|---|---|---|---|\n";

    private final Path file;

    Report(Path file) {
        this.file = file;
    }

    void add(String fault, int rounds, int connections, Timings timings, List<Violation> violations, List<Bar> bars) {
        String row = String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %s |%n",
                fault,
                rounds,
                connections,
                timings.messages(),
                timings.acknowledged(),
                timings.messages() - timings.acknowledged(),
                timings.count(Received.class),
                timings.count(Resumed.class),
                violations.size(),
                bars.stream().map(Bar::toString).collect(Collectors.joining("; ")));
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, HEAD);
            }
            Files.writeString(file, row, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
