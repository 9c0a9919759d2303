package org.parley.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds out how many messages a second one room or many can store, and how long one takes at half of that. */
final class Storing {

    /** What must be told of both halves. */
    private static final Set<Metric> FAULTS =
            EnumSet.of(Metric.LOST, Metric.DOUBLED, Metric.REORDERED, Metric.REFUSED, Metric.CLOSED);

    private static final int SIZE = 100;

    private final RunningServer server;
    private final Times times;
    private final String name;
    private final int rooms;
    private final int senders;
    private final int window;

    /**
     * Prepares it.
     *
     * @param senders in each room
     * @param window messages of each that are on their way
     */
    Storing(RunningServer server, Times times, String name, int rooms, int senders, int window) {
        this.server = server;
        this.times = times;
        this.name = name;
        this.rooms = rooms;
        this.senders = senders;
        this.window = window;
    }

    Map<Metric, Double> measure() {
        var full = new Tally();
        Map<Metric, Double> values = trial("full", full, members -> new StoringLoop(members, window));
        double stored = full.acknowledgements() / times.seconds();
        var half = new Tally();
        Map<Metric, Double> halved =
                trial("half", half, members -> new OpenLoop(members, Math.max(stored / 2, 1), true));
        Map<Metric, Double> result = new EnumMap<>(values);
        result.put(Metric.STORED, stored);
        result.put(Metric.ACK_P50, half.acknowledgement(50));
        result.put(Metric.ACK_P99, half.acknowledgement(99));
        for (Metric fault : FAULTS) {
            result.merge(fault, halved.getOrDefault(fault, 0.0), Double::sum);
        }
        return result;
    }

    private Map<Metric, Double> trial(String part, Tally tally, Function<List<Member>, Load> load) {
        try (var crowd = new Crowd(server.port(), server.dialect(), SIZE, tally)) {
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < rooms; i++) {
                members.addAll(
                        crowd.open(name + i + "-" + part, senders, senders).members());
            }
            crowd.awaitJoined();
            return new Trial(server.usage(), crowd, times).run(load.apply(members));
        }
    }
}
