package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server tells of its collections. */
record GcLog(Path file) {

    /** A line such as {@code GC(7) Pause Young (Normal) (G1 Evacuation Pause) 612M->41M(1024M) 5.123ms}. */
    private static final Pattern PAUSE = Pattern.compile("GC\\(\\d+\\) Pause (Young|Full).* \\d+M->(\\d+)M\\(");

    /**
     * Returns the most that a collection left in the heap since the last full one. What a young collection leaves need
     * not be alive: it is an upper bound.
     *
     * @param least what was left by the full one, in bytes
     */
    long mostLeft(long least) throws IOException {
        long most = least;
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                boolean full = pause.group(1).equals("Full");
                most = full ? least : Math.max(most, Long.parseLong(pause.group(2)) * 1024 * 1024);
            }
        }
        return most;
    }
}
