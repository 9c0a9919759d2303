package org.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Connects very many who say nothing, and weighs the server before and after. */
final class Idle {

    private static final int ROOMS = 1_000;
    private static final int MEMBERS = 10;
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final RunningServer server;
    private final Times times;

    Idle(RunningServer server, Times times) {
        this.server = server;
        this.times = times;
    }

    Map<Metric, Double> measure() throws IOException {
        OpenFiles.require(ROOMS * MEMBERS);
        boolean jvm = server.hasHeap();
        long heapBefore = jvm ? server.heap() : 0;
        long residentBefore = server.usage().residentBytes();
        try (var crowd = new Crowd(server.port(), server.dialect(), 0, new Tally())) {
            for (int i = 0; i < ROOMS; i++) {
                crowd.open(Scenario.E.roomName() + i, MEMBERS, 0);
            }
            crowd.awaitJoined();
            crowd.listen(SETTLE, () -> false);
            double cpuBefore = server.usage().cpuSeconds();
            crowd.run(new Silence(), times.measured());
            Map<Metric, Double> values = new EnumMap<>(Metric.class);
            values.put(Metric.SERVER_CPU, 100 * (server.usage().cpuSeconds() - cpuBefore) / times.seconds());
            long resident = server.usage().residentBytes();
            values.put(Metric.CONNECTED, (double) crowd.present());
            values.put(Metric.RESIDENT, resident / 1e6);
            values.put(Metric.RESIDENT_EACH, (resident - residentBefore) / 1e3 / crowd.present());
            if (jvm) {
                values.put(Metric.HEAP_EACH, (server.heap() - heapBefore) / 1e3 / crowd.present());
            }
            return values;
        }
    }
}
