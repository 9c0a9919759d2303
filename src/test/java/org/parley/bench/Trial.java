package org.parley.bench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Puts a crowd under one load: warms up, measures, waits for the rest, and counts what never came. */
final class Trial {

    private static final System.Logger LOG = System.getLogger(Trial.class.getName());
    private static final Duration REST = Duration.ofSeconds(10);

    private final Usage server;
    private final Usage own = new Usage(ProcessHandle.current().pid());
    private final Crowd crowd;
    private final Times times;

    Trial(Usage server, Crowd crowd, Times times) {
        this.server = server;
        this.crowd = crowd;
        this.times = times;
    }

    Map<Metric, Double> run(Load load) {
        Tally tally = crowd.tally();
        // Else one of our own collections, of 30 to 60 ms, would look like the server's at random.
        System.gc();
        crowd.run(load, times.warmUp());
        double serverBefore = server.cpuSeconds();
        double ownBefore = own.cpuSeconds();
        long begin = System.nanoTime();
        tally.open();
        crowd.run(load, times.measured());
        tally.close();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double serverCpu = server.cpuSeconds() - serverBefore;
        double ownCpu = own.cpuSeconds() - ownBefore;
        crowd.listen(REST, () -> owed() == 0);
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.DELIVERIES, tally.deliveries() / seconds);
        values.put(Metric.PER_CPU_SECOND, tally.deliveries() / serverCpu);
        values.put(Metric.P50, tally.delivery(50));
        values.put(Metric.P99, tally.delivery(99));
        values.put(Metric.SERVER_CPU, 100 * serverCpu / seconds);
        values.put(Metric.LOAD_CPU, 100 * ownCpu / seconds);
        values.put(Metric.LOST, (double) owed());
        values.put(Metric.DOUBLED, (double) count(OrderCheck::doubled));
        values.put(Metric.REORDERED, (double) count(OrderCheck::reordered));
        values.put(Metric.REFUSED, (double) tally.refusals());
        values.put(Metric.CLOSED, (double) closed());
        values.put(Metric.RESIDENT, server.residentBytes() / 1e6);
        return values;
    }

    private long owed() {
        return crowd.rooms().stream().mapToLong(Room::owed).sum();
    }

    /** Counts those who were closed, though they read; the codes go to the log. */
    private long closed() {
        List<Integer> codes = crowd.rooms().stream()
                .flatMap(room -> room.members().stream())
                .filter(member -> member.reads() && member.closeCode() != Member.OPEN)
                .map(Member::closeCode)
                .toList();
        if (!codes.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "closed with {0}", codes);
        }
        return codes.size();
    }

    private long count(ToLongFunction<OrderCheck> what) {
        return crowd.rooms().stream()
                .flatMap(room -> room.members().stream())
                .filter(Member::reads)
                .map(Member::order)
                .mapToLong(what)
                .sum();
    }
}
