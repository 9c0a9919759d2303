package org.parley.bench;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds out how many messages a second one room can store, and how long one takes at half of that. */
final class HotRoom {

    /** What must be told of both halves. */
    private static final Set<Metric> FAULTS =
            EnumSet.of(Metric.LOST, Metric.DOUBLED, Metric.REORDERED, Metric.REFUSED, Metric.CLOSED);

    private static final int SENDERS = 20;
    private static final int WINDOW = 40;
    private static final int SIZE = 100;

    private final RunningServer server;
    private final Times times;

    HotRoom(RunningServer server, Times times) {
        this.server = server;
        this.times = times;
    }

    Map<Metric, Double> measure() {
        var full = new Tally();
        Map<Metric, Double> values =
                trial("full", full, room -> new ClosedLoop(room, WINDOW, ClosedLoop.Done.ACKNOWLEDGED));
        double stored = full.acknowledgements() / times.seconds();
        var half = new Tally();
        Map<Metric, Double> halved =
                trial("half", half, room -> new OpenLoop(room.members(), Math.max(stored / 2, 1), true));
        Map<Metric, Double> result = new EnumMap<>(values);
        result.put(Metric.STORED, stored);
        result.put(Metric.ACK_P50, half.acknowledgement(50));
        result.put(Metric.ACK_P99, half.acknowledgement(99));
        for (Metric fault : FAULTS) {
            result.merge(fault, halved.getOrDefault(fault, 0.0), Double::sum);
        }
        return result;
    }

    private Map<Metric, Double> trial(String name, Tally tally, Function<Room, Load> load) {
        try (var crowd = new Crowd(server.port(), server.dialect(), SIZE, tally)) {
            Room room = crowd.open(Scenario.HOT.roomName() + "-" + name, SENDERS, SENDERS);
            crowd.awaitJoined();
            return new Trial(server.usage(), crowd, times).run(load.apply(room));
        }
    }
}
