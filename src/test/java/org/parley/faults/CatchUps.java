package org.parley.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How often a node read what somebody had missed, from the log of a PostgreSQL that writes every statement down, with the
 * time in UTC to a millisecond and the name of the node in brackets after it.
 */
final class CatchUps {

    private static final Duration TOGETHER = Duration.ofMillis(100);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    /** The time, the node, and the room, which is the first parameter. */
    private static final Pattern PARAMETERS = Pattern.compile(
            "^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) UTC *(\\[\\S*\\])?.*DETAIL: +parameters: \\$1 = '([^']*)'.*");

    /** What follows the commits to bring words into the index reads so many at once, for nobody. */
    private static final String OF_THE_INDEX = "$3 = '200'";

    private final Map<Reader, List<Instant>> reads = new HashMap<>();

    private record Reader(String node, String room) {}

    /** Reads what was done from one moment to another. */
    CatchUps(Path log, Instant from, Instant to) {
        boolean[] after = new boolean[1];
        try (Stream<String> lines = Files.lines(log)) {
            lines.forEach(line -> {
                Matcher parameters = PARAMETERS.matcher(line);
                if (after[0] && parameters.matches() && !line.contains(OF_THE_INDEX)) {
                    Instant at = LocalDateTime.parse(parameters.group(1), TIME).toInstant(ZoneOffset.UTC);
                    if (!at.isBefore(from) && at.isBefore(to)) {
                        var reader = new Reader(String.valueOf(parameters.group(2)), parameters.group(3));
                        reads.computeIfAbsent(reader, key -> new ArrayList<>()).add(at);
                    }
                }
                String lower = line.toLowerCase(Locale.ROOT);
                after[0] = lower.contains("from parley_event") && lower.contains("seq > ");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns for how many rooms it was done. */
    int rooms() {
        return (int) reads.keySet().stream().map(Reader::room).distinct().count();
    }

    /** Returns how often it was done by one node for one room within 100 ms, at most. */
    int most() {
        return reads.values().stream().mapToInt(CatchUps::most).max().orElse(0);
    }

    private static int most(List<Instant> times) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (!times.get(first).plus(TOGETHER).isAfter(times.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
