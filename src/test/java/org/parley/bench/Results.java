package org.parley.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Medians over the rounds. */
final class Results {

    private final List<Figures> figures;

    Results(List<Figures> figures) {
        this.figures = List.copyOf(figures);
    }

    /** Returns the servers that a scenario measured, in the order of their first round. */
    List<String> subjects(Scenario scenario) {
        return figures.stream()
                .filter(row -> row.scenario() == scenario)
                .map(Figures::subject)
                .distinct()
                .toList();
    }

    /** Returns what a scenario measured. */
    Set<Metric> metrics(Scenario scenario) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        figures.stream()
                .filter(row -> row.scenario() == scenario)
                .forEach(row -> metrics.addAll(row.values().keySet()));
        return metrics;
    }

    /** Returns the median, where there is one. */
    OptionalDouble median(Scenario scenario, String subject, Metric metric) {
        double[] sorted = sorted(scenario, subject, metric);
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** Returns median and range as text. */
    String cell(Scenario scenario, String subject, Metric metric) {
        double[] sorted = sorted(scenario, subject, metric);
        OptionalDouble median = median(scenario, subject, metric);
        if (median.isEmpty()) {
            return "–";
        }
        String text = number(median.getAsDouble());
        double lowest = sorted[0];
        double highest = sorted[sorted.length - 1];
        return lowest == highest ? text : text + " [" + number(lowest) + "–" + number(highest) + "]";
    }

    /** Returns a number as people read it. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        String format = value == Math.rint(value) || size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private double[] sorted(Scenario scenario, String subject, Metric metric) {
        return figures.stream()
                .filter(row -> row.scenario() == scenario && row.subject().equals(subject))
                .flatMapToDouble(row -> {
                    Double value = row.values().get(metric);
                    return value == null ? DoubleStream.empty() : DoubleStream.of(value);
                })
                .sorted()
                .toArray();
    }
}
