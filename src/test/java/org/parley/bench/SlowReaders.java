package org.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Looks at what a few members who never read do to all others, and to the server. */
final class SlowReaders {

    private static final int MEMBERS = 200;
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

    Map<Metric, Double> measure() throws IOException {
        Map<Metric, Double> without = healthy();
        var tally = new Tally();
        try (var crowd = new Crowd(server.port(), server.dialect(), LONG, tally)) {
            Room room = crowd.open(Scenario.F.roomName(), MEMBERS, SENDERS, SLOW);
            crowd.awaitJoined();
            crowd.listen(SETTLE, () -> false);
            tally.forgetPresences();
            boolean jvm = server.hasHeap();
            long before = jvm ? server.heap().bytes() : 0;
            long begin = System.nanoTime();
            Times longer = times.withMeasured(times.measured().multipliedBy(LONGER));
            Map<Metric, Double> values = new Trial(server.usage(), crowd, longer).run(load(room));
            values.put(Metric.P50_WITHOUT, without.get(Metric.P50));
            values.put(Metric.P99_WITHOUT, without.get(Metric.P99));
            if (jvm) {
                long most = Math.max(
                        server.heap().mostAfterCollection(before), server.heap().bytes());
                values.put(Metric.HEAP_GROWTH, (most - before) / 1024.0 / 1024);
            }
            List<Member> slow = room.members().subList(MEMBERS - SLOW, MEMBERS);
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

    private Map<Metric, Double> healthy() {
        try (var crowd = new Crowd(server.port(), server.dialect(), LONG, new Tally())) {
            Room room = crowd.open(Scenario.F.roomName() + "-healthy", MEMBERS, SENDERS);
            crowd.awaitJoined();
            return new Trial(server.usage(), crowd, times).run(load(room));
        }
    }

    private static Load load(Room room) {
        return new OpenLoop(room.members().subList(0, SENDERS), RATE, false);
    }

    private static double count(List<Member> members, int code, boolean is) {
        return members.stream()
                .filter(member -> (member.closeCode() == code) == is)
                .count();
    }
}
