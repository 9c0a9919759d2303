package org.parley.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lives in the heap of another JVM.
 *
 * @param log where it tells of its collections
 */
record LiveHeap(long pid, Path log) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /** A line such as {@code GC(7) Pause Young (Normal) (G1 Evacuation Pause) 612M->41M(1024M) 5.123ms}. */
    private static final Pattern PAUSE = Pattern.compile("GC\\(\\d+\\) Pause (Young|Full).* \\d+M->(\\d+)M\\(");

    /**
     * Returns the most that a collection left in the heap since the last full one, which {@link #bytes} makes. What a
     * young collection leaves need not be alive: it is an upper bound.
     *
     * @param least what was left by the full one
     */
    long mostAfterCollection(long least) throws IOException {
        long most = least;
        List<String> lines = Files.readAllLines(log);
        for (String line : lines) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                boolean full = pause.group(1).equals("Full");
                most = full ? least : Math.max(most, Long.parseLong(pause.group(2)) * 1024 * 1024);
            }
        }
        return most;
    }

    /** Returns the bytes of all objects that can be reached, after a full collection. */
    long bytes() throws IOException {
        Process jcmd = new ProcessBuilder(Jvm.home("jcmd"), String.valueOf(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new IOException("jcmd tells no total: " + text);
        }
        return Long.parseLong(total.group(1));
    }
}
