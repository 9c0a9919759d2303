package org.parley.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts what comes while it is open: deliveries and acknowledgements, and how long they took. */
final class Tally {

    private static final long LONGEST = TimeUnit.MINUTES.toMicros(5);

    private final Histogram deliveries = histogram();
    private final Histogram acknowledgements = histogram();
    private boolean open;
    private long refused;
    private long firstPresence;

    /** Begins to count, anew. */
    void open() {
        open = true;
        deliveries.reset();
        acknowledgements.reset();
    }

    void close() {
        open = false;
    }

    void delivered(long nanos) {
        if (open) {
            record(deliveries, nanos);
        }
    }

    void acknowledged(long nanos) {
        if (open) {
            record(acknowledgements, nanos);
        }
    }

    /** Counts a refusal, open or not: none is expected. */
    void refused() {
        refused++;
    }

    /** Notes that somebody came or went. */
    void presence() {
        firstPresence = firstPresence == 0 ? System.nanoTime() : firstPresence;
    }

    /** Forgets who came or went until now. */
    void forgetPresences() {
        firstPresence = 0;
    }

    /** Returns when somebody first came or went, or 0. */
    long firstPresence() {
        return firstPresence;
    }

    long refusals() {
        return refused;
    }

    long deliveries() {
        return deliveries.getTotalCount();
    }

    long acknowledgements() {
        return acknowledgements.getTotalCount();
    }

    /** Returns, in milliseconds, what so many percent of the deliveries did not exceed. */
    double delivery(double percent) {
        return millis(deliveries, percent);
    }

    /** Returns, in milliseconds, what so many percent of the acknowledgements did not exceed. */
    double acknowledgement(double percent) {
        return millis(acknowledgements, percent);
    }

    private static Histogram histogram() {
        return new Histogram(1, LONGEST, 3);
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.min(Math.max(TimeUnit.NANOSECONDS.toMicros(nanos), 0), LONGEST));
    }

    private static double millis(Histogram histogram, double percent) {
        return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getValueAtPercentile(percent) / 1e3;
    }
}
