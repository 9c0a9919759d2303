package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How often a node read what somebody had missed, from the log of a PostgreSQL that writes every statement down. */
final class CatchUps {

    /** The time to a tenth of a second, and the room. */
    private static final Pattern PARAMETERS =
            Pattern.compile("^(\\S+ \\d\\d:\\d\\d:\\d\\d\\.\\d).*DETAIL: +parameters: \\$1 = '([^']*)'.*");

    private final Path log;

    CatchUps(Path log) {
        this.log = log;
    }

    /** Returns how often it was for one room within 100 ms, at most. */
    long most() {
        Map<String, Long> counts = new HashMap<>();
        boolean[] reads = new boolean[1];
        try (Stream<String> lines = Files.lines(log)) {
            lines.forEach(line -> {
                Matcher parameters = PARAMETERS.matcher(line);
                if (reads[0] && parameters.matches()) {
                    counts.merge(parameters.group(1) + " " + parameters.group(2), 1L, Long::sum);
                }
                String lower = line.toLowerCase(Locale.ROOT);
                reads[0] = lower.contains("from parley_event") && lower.contains("seq > ");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
