package org.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks at what a few members who never read do to all others, and to the server. */
final class SlowReaders {

    private static final int HEALTHY = 195;
    private static final int SLOW = 5;
    private static final int SENDERS = 10;
    private static final int RATE = 100;
    private static final int LONG = 2_000;
    private static final int TOO_SLOW = 4008;

    /** As many times the usual time: the machine itself keeps megabytes for somebody who does not read. */
    private static final int LONGER = 6;

    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private final RunningServer server;
    private final Times times;

    SlowReaders(RunningServer server, Times times) {
        this.server = server;
        this.times = times;
    }

    /** Measures the healthy ones alone, then from the moment at which the others are there, then until the end. */
    Map<Metric, Double> measure() throws IOException {
        var tally = new Tally();
        try (var crowd = new Crowd(server.port(), server.dialect(), LONG, tally)) {
            Room room = crowd.open(Scenario.F.roomName(), HEALTHY, SENDERS);
            crowd.awaitJoined();
            Map<Metric, Double> without = trial(crowd, room, times);
            boolean jvm = server.hasHeap();
            long before = jvm ? server.heap() : 0;
            crowd.add(room, SLOW, false);
            crowd.awaitJoined();
            crowd.listen(SETTLE, () -> false);
            tally.forgetPresences();
            long begin = System.nanoTime();
            Map<Metric, Double> with = trial(crowd, room, times.warmed(0));
            Duration rest = times.measured().multipliedBy(LONGER - 1);
            Map<Metric, Double> values =
                    new EnumMap<>(trial(crowd, room, times.warmed(0).withMeasured(rest)));
            values.put(Metric.P50, with.get(Metric.P50));
            values.put(Metric.P99, with.get(Metric.P99));
            values.put(Metric.P50_WITHOUT, without.get(Metric.P50));
            values.put(Metric.P99_WITHOUT, without.get(Metric.P99));
            values.put(
                    Metric.P99_KEPT,
                    with.getOrDefault(Metric.P99, Double.NaN) / without.getOrDefault(Metric.P99, Double.NaN));
            if (jvm) {
                long most = Math.max(server.gcLog().mostLeft(before), server.heap());
                values.put(Metric.HEAP_GROWTH, (most - before) / 1024.0 / 1024);
            }
            List<Member> slow = room.members().subList(HEALTHY, HEALTHY + SLOW);
            slow.forEach(Member::readOn);
            crowd.listen(CATCH_UP, () -> slow.stream().allMatch(member -> member.closeCode() != Member.OPEN));
            values.put(Metric.SLOW_GONE, count(slow, Member.OPEN, false));
            values.put(Metric.SLOW_CODED, count(slow, TOO_SLOW, true));
            if (tally.firstPresence() != 0) {
                values.put(Metric.SLOW_AFTER, (tally.firstPresence() - begin) / 1e9);
            }
            return values;
        }
    }

    private Map<Metric, Double> trial(Crowd crowd, Room room, Times length) {
        Load load = new OpenLoop(room.members().subList(0, SENDERS), RATE, false);
        return new Trial(server.usage(), crowd, length).run(load);
    }

    private static double count(List<Member> members, int code, boolean is) {
        return members.stream()
                .filter(member -> (member.closeCode() == code) == is)
                .count();
    }
}
