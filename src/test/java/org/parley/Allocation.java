package org.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what the current thread allocates, which no other thread and no slow machine disturbs. */
public final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Does a task, and holds it to a number of bytes, also those that are free again. */
    public static void assertAtMost(long bytes, Runnable task) {
        if (bytesOf(task) > bytes) {
            // The first time loads classes, which a fuzzer changes while they are loaded.
            assertThat(bytesOf(task)).as("bytes allocated").isLessThanOrEqualTo(bytes);
        }
    }

    private static long bytesOf(Runnable task) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        task.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
