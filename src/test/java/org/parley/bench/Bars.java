package org.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** All bars, and which of them were reached. They tell, and fail nothing. */
final class Bars {

    private static final String SOCKET_IO = "socketio";
    private static final String FASTAPI = "fastapi";
    private static final double NEAR = 1.1;
    private static final List<String> SERVERS = List.of("payara", "tomee", "wildfly");

    private final List<Bar> bars = new ArrayList<>();

    Bars() {
        for (Scenario scenario : List.of(Scenario.A, Scenario.D)) {
            bars.add(Bar.atLeast(scenario, Metric.PER_CPU_SECOND, "payara", 8, SOCKET_IO));
            bars.add(Bar.atLeast(scenario, Metric.PER_CPU_SECOND, "payara-portable", 4, SOCKET_IO));
            bars.add(Bar.atLeast(scenario, Metric.PER_CPU_SECOND, "tomee", 10, SOCKET_IO));
            bars.add(Bar.atLeast(scenario, Metric.PER_CPU_SECOND, "wildfly", 10, SOCKET_IO));
            // Not the portable path, whose own bar is far below this one.
            for (String server : SERVERS) {
                bars.add(Bar.atLeast(scenario, Metric.PER_CPU_SECOND, server, 7, FASTAPI));
            }
        }
        bars.add(Bar.atMost(Scenario.B, Metric.P99, "payara", 2, SOCKET_IO));
        bars.add(Bar.atMost(Scenario.B, Metric.P99, "tomee", 1, SOCKET_IO));
        bars.add(Bar.atMost(Scenario.B, Metric.P99, "wildfly", 1, SOCKET_IO));
        for (String server : SERVERS) {
            bars.add(Bar.atMost(Scenario.C, Metric.P50, server, 2, SOCKET_IO));
            bars.add(Bar.atMost(Scenario.C, Metric.SERVER_CPU, server, 1.5, SOCKET_IO));
        }
        bars.add(Bar.atLeast(Scenario.A, Metric.PER_CPU_SECOND, "payara/h2", 3, SOCKET_IO));
        bars.add(Bar.atLeast(Scenario.HOT, Metric.STORED, "payara/h2", 5_000, ""));
        bars.add(Bar.atLeast(Scenario.HOT, Metric.STORED, "payara/postgresql", 10_000, ""));
        for (String server : SERVERS) {
            bars.add(Bar.atLeast(Scenario.E, Metric.CONNECTED, server, 10_000, ""));
            bars.add(Bar.atMost(Scenario.E, Metric.HEAP_EACH, server, 25, ""));
            bars.add(Bar.atMost(Scenario.F, Metric.LOST, server, 0, ""));
            bars.add(Bar.atMost(Scenario.F, Metric.CLOSED, server, 0, ""));
            bars.add(Bar.atMost(Scenario.F, Metric.P99_KEPT, server, 2, ""));
            bars.add(Bar.atMost(Scenario.F, Metric.HEAP_GROWTH, server, 64, ""));
            bars.add(Bar.atLeast(Scenario.F, Metric.SLOW_GONE, server, 5, ""));
            bars.add(Bar.atLeast(Scenario.F, Metric.SLOW_CODED, server, 5, ""));
        }
    }

    /**
     * Where not even an endpoint that does nothing keeps to the bar for the heap, that floor is what there is to tell,
     * as long as Parley stays near it.
     */
    private static String verdict(Bar bar, double reached, Results results) {
        if (bar.passes(reached)) {
            return "pass";
        }
        double floor = results.median(bar.scenario(), bar.subject() + "-bare", bar.metric())
                .orElse(0);
        boolean near = !bar.passes(floor) && reached <= floor * NEAR;
        return near ? "the server's floor: " + Results.number(floor) : "**miss**";
    }

    /** Returns the table of all bars. */
    String table(Results results) {
        var rows = new StringBuilder();
        for (Bar bar : bars) {
            OptionalDouble reached = bar.reached(results);
            String unit = bar.reference().isEmpty() ? "" : " ×";
            rows.append("| %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            bar.scenario(),
                            bar.subject(),
                            bar.metric().heading(),
                            bar.demand(),
                            reached.isPresent() ? Results.number(reached.getAsDouble()) + unit : "–",
                            reached.isPresent() ? verdict(bar, reached.getAsDouble(), results) : "not measured"));
        }
        return "\n## Bars\n\n| scenario | server | figure | bar | reached | |\n|---|---|---|---|---:|---|\n" + rows;
    }
}
