package org.parley.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lives in the heap of another JVM, counted by its own {@code jcmd} after a full collection. */
record LiveHeap(long pid) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /** Returns the bytes of all objects that can be reached. */
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
