package org.parley.faults;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Measured times, in milliseconds, and how long the most of them took. */
final class Quantiles {

    private final double[] sorted;

    Quantiles(LongStream nanos) {
        sorted = nanos.mapToDouble(time -> time / 1e6).sorted().toArray();
    }

    /** Returns how many were measured. */
    int count() {
        return sorted.length;
    }

    /** Returns how long all but one in a hundred took; {@code NaN} where nothing was measured. */
    double p99() {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    }

    /** Returns how long the longest took; {@code NaN} where nothing was measured. */
    double max() {
        return Arrays.stream(sorted).max().orElse(Double.NaN);
    }
}
