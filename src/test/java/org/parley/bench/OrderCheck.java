package org.parley.bench;

import java.util.HashSet;
import java.util.Set;

/** Checks for one receiver that each sender's counters come one after the other, each once. */
final class OrderCheck {

    private final int[] next;
    private final Set<Long> missing = new HashSet<>();
    private final int[] gaps;
    private long doubled;
    private long reordered;

    OrderCheck(int senders) {
        next = new int[senders];
        gaps = new int[senders];
    }

    /** Takes note of a message; returns whether it had not come before. */
    boolean heard(int sender, int counter) {
        int expected = next[sender];
        if (counter == expected) {
            next[sender]++;
            return true;
        }
        if (counter > expected) {
            for (int i = expected; i < counter; i++) {
                missing.add(key(sender, i));
            }
            gaps[sender] += counter - expected;
            next[sender] = counter + 1;
            return true;
        }
        if (missing.remove(key(sender, counter))) {
            gaps[sender]--;
            reordered++;
            return true;
        }
        doubled++;
        return false;
    }

    /** Returns how many of those that were sent have not come. */
    long lost(int sender, int sent) {
        return (long) Math.max(sent - next[sender], 0) + gaps[sender];
    }

    /** Returns how many came again. */
    long doubled() {
        return doubled;
    }

    /** Returns how many came after a later one. */
    long reordered() {
        return reordered;
    }

    private static long key(int sender, int counter) {
        return ((long) sender << 32) | counter;
    }
}
