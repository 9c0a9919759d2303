package org.parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is done to a server. */
enum Scenario {
    /** 200 members, ten of whom always have ten messages on their way. */
    A("One room of 200, 10 senders, 10 messages of each on their way; done when all have it") {
        @Override
        Map<Metric, Double> run(RunningServer server, Times times) {
            return closed(server, times, 200, 10, 10);
        }
    },
    /** A large room that is told something now and then. */
    B("One room of 1,000, one sender, 20 messages a second; measured three times as long") {
        @Override
        Map<Metric, Double> run(RunningServer server, Times times) {
            var tally = new Tally();
            try (var crowd = new Crowd(server.port(), server.dialect(), SHORT, tally)) {
                Room room = crowd.open(roomName(), 1_000, 1);
                crowd.awaitJoined();
                Load load = new OpenLoop(room.members().subList(0, 1), 20, false);
                Times longer = times.withMeasured(times.measured().multipliedBy(LONGER));
                return new Trial(server.usage(), crowd, longer).run(load);
            }
        }
    },
    /** Many small rooms at once. */
    C("200 rooms of 5, all send, 2,000 messages a second together, at random") {
        @Override
        Map<Metric, Double> run(RunningServer server, Times times) {
            var tally = new Tally();
            try (var crowd = new Crowd(server.port(), server.dialect(), SHORT, tally)) {
                List<Member> senders = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    senders.addAll(crowd.open(roomName() + i, 5, 5).members());
                }
                crowd.awaitJoined();
                return new Trial(server.usage(), crowd, times).run(new OpenLoop(senders, 2_000, true));
            }
        }
    },
    /** Everybody talks at once. */
    D("One room of 100, all send, 5 messages of each on their way; done when all have it") {
        @Override
        Map<Metric, Double> run(RunningServer server, Times times) {
            return closed(server, times, 100, 100, 5);
        }
    },
    /** Many who are only there. */
    E("10,000 connections, ten a room, that say nothing") {
        @Override
        Map<Metric, Double> run(RunningServer server, Times times) throws IOException {
            return new Idle(server, times).measure();
        }
    },
    /** Somebody does not read. */
    F("195 members, 100 messages of 2 kB a second; five more who never read; latency while they are there") {
        @Override
        Map<Metric, Double> run(RunningServer server, Times times) throws IOException {
            return new SlowReaders(server, times).measure();
        }
    },
    /** One room stores as much as it can. */
    HOT("One room, 20 senders with 40 messages each on their way; done when acknowledged") {
        @Override
        Map<Metric, Double> run(RunningServer server, Times times) {
            return new Storing(server, times, roomName(), 1, 20, 40).measure();
        }
    },
    /** Many rooms store as much as they can, of which each has little to store. */
    MANY("200 rooms, one sender in each with 4 messages on their way; done when acknowledged") {
        @Override
        Map<Metric, Double> run(RunningServer server, Times times) {
            return new Storing(server, times, roomName(), 200, 1, 4).measure();
        }
    };

    /** Characters of a text. */
    private static final int SHORT = 100;

    /** Which part of the first warm-up a later scenario gets: a server that is warm has little to learn. */
    private static final double LATER = 1 / 3d;

    /** The same, where so little is said that the compiler of a JVM has enough of it after 14 s only. */
    private static final double LATER_AND_QUIET = 2 / 3d;

    /**
     * Times that B is measured for: in 10 s it says 200 messages, and four of them that a compiler or the machine held
     * up for some milliseconds made the p99 of all deliveries.
     */
    private static final int LONGER = 3;

    private final String title;

    Scenario(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Returns whether it is about bytes and less about time, so that once is enough where nothing depends on it. */
    boolean once() {
        return this == E || this == F;
    }

    /** Returns the part of the first warm-up that it needs on a server that did something else before. */
    double warmUp() {
        return this == B || this == C ? LATER_AND_QUIET : LATER;
    }

    /** Returns whether it is about what is stored. */
    boolean stores() {
        return this == HOT || this == MANY;
    }

    /** Does it to a server. */
    abstract Map<Metric, Double> run(RunningServer server, Times times) throws IOException;

    String roomName() {
        return "bench-" + name().toLowerCase(Locale.ROOT);
    }

    Map<Metric, Double> closed(RunningServer server, Times times, int members, int senders, int window) {
        try (var crowd = new Crowd(server.port(), server.dialect(), SHORT, new Tally())) {
            Room room = crowd.open(roomName(), members, senders);
            crowd.awaitJoined();
            var load = new ClosedLoop(room, window);
            return new Trial(server.usage(), crowd, times).run(load);
        }
    }
}
