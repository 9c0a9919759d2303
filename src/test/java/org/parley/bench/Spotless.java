package org.parley.bench;

import java.util.List;

/** Says of all servers whether anything was lost, doubled or out of order, and whether anybody who reads was closed. */
final class Spotless {

    private static final List<Metric> SPOTS = List.of(Metric.LOST, Metric.DOUBLED, Metric.REORDERED, Metric.CLOSED);

    private Spotless() {}

    /** Returns a sentence, and a line for each server that has a spot, in whichever round. */
    static String report(List<Figures> figures) {
        var lines = new StringBuilder();
        for (Figures row : figures) {
            for (Metric spot : SPOTS) {
                double count = row.values().getOrDefault(spot, 0.0);
                if (count > 0) {
                    lines.append("- %s, %s, round %d: %s %s%n"
                            .formatted(
                                    row.scenario(), row.subject(), row.round(), Results.number(count), spot.heading()));
                }
            }
        }
        return lines.isEmpty()
                ? "\nNothing was lost, doubled or out of order, and nobody who reads was closed.\n"
                : "\nLost, doubled, out of order, or closed though they read:\n\n" + lines;
    }
}
