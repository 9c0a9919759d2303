package org.parley.it;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another JVM on this machine, seen from outside. */
public final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private LiveHeap() {}

    /** Returns the bytes of all objects that can be reached, after a full collection. */
    public static long bytes(long pid) {
        String histogram = Jcmd.ask(pid, "GC.class_histogram");
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("the heap cannot be seen: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }
}
