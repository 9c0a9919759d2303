package org.parley.faults.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Closed;
import org.parley.faults.checker.Event.Invoked;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Refused;
import org.parley.faults.checker.Event.Removed;
import org.parley.faults.checker.Event.Resumed;

/**
 * Plays a run as it should be, with a seed: people talk in two rooms, some are refused, some never hear what became of
 * their message and repeat it, some break off or are kicked, and come back, to one of two nodes.
 */
final class GoodRun {

    private static final int ROOMS = 2;
    private static final int CLIENTS = 3;
    private static final int NODES = 2;
    private static final int STEPS = 400;
    private static final int SNAPSHOT = 10;

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, List<Stored>> rooms = new HashMap<>();
    private final List<Talker> talkers = new ArrayList<>();
    private final Set<Stored> unheard = new HashSet<>();
    private int clock;
    private int messages;

    private final class Talker {
        private final String name;
        private final String room;
        private final List<Stored> log;
        private int connections;
        private boolean here;
        private long held = -1;

        Talker(String name, String room) {
            this.name = name;
            this.room = room;
            this.log = rooms.computeIfAbsent(room, key -> new ArrayList<>());
        }

        String connection() {
            return name + "#" + connections;
        }

        void enter() {
            boolean recovers = held >= 0 && random.nextInt(4) > 0;
            long after = recovers ? held : Math.max(0, log.size() - SNAPSHOT);
            int node = random.nextInt(NODES);
            connections++;
            here = true;
            events.add(new Resumed(clock++, name, node, connection(), room, "e", after, recovers, log.size()));
            held = after;
            log.subList((int) after, log.size()).forEach(this::hear);
        }

        void breakOff() {
            here = false;
            events.add(new Closed(clock++, name, connection(), room, 1006, ""));
        }

        void isRemoved() {
            here = false;
            events.add(new Removed(clock++, name, connection(), room, held));
        }

        void hear(Stored message) {
            held = message.seq();
            events.add(new Received(clock++, name, connection(), room, message.seq(), message.mid(), message.hash()));
        }

        void say() {
            int number = messages++;
            String cid = name + "-" + number;
            events.add(new Invoked(clock++, name, room, cid, 1, number));
            switch (random.nextInt(10)) {
                case 0 -> events.add(new Refused(clock++, name, room, cid, 1, "unavailable"));
                case 1 -> unheard.add(store(cid, number));
                case 2 -> {
                    // Nothing is stored, and nobody learns it.
                }
                case 3 -> {
                    events.add(new Refused(clock++, name, room, cid, 1, "unavailable"));
                    events.add(new Invoked(clock++, name, room, cid, 2, number));
                    acknowledge(store(cid, number), 2);
                }
                default -> acknowledge(store(cid, number), 1);
            }
        }

        void repeat() {
            unheard.stream()
                    .filter(stored -> stored.author().equals(name))
                    .findFirst()
                    .ifPresent(stored -> {
                        unheard.remove(stored);
                        events.add(new Invoked(clock++, name, room, stored.cid(), 2, stored.hash()));
                        acknowledge(stored, 2);
                    });
        }

        private Stored store(String cid, long hash) {
            var stored = new Stored(room, log.size() + 1, "m-" + cid, name, cid, hash);
            log.add(stored);
            talkers.stream()
                    .filter(talker -> talker.here && talker.room.equals(room))
                    .forEach(talker -> talker.hear(stored));
            return stored;
        }

        private void acknowledge(Stored stored, int attempt) {
            events.add(new Acked(clock++, name, room, stored.cid(), attempt, stored.seq(), stored.mid()));
        }
    }

    GoodRun(long seed) {
        random = new Random(seed);
        for (int i = 0; i < ROOMS * CLIENTS; i++) {
            talkers.add(new Talker("c" + i, "r" + i % ROOMS));
        }
    }

    History play() {
        for (int step = 0; step < STEPS; step++) {
            Talker talker = talkers.get(random.nextInt(talkers.size()));
            if (!talker.here) {
                talker.enter();
            } else if (random.nextInt(20) == 0) {
                talker.breakOff();
            } else if (random.nextInt(20) == 0) {
                talker.isRemoved();
            } else {
                talker.say();
                talker.repeat();
            }
        }
        talkers.stream().filter(talker -> !talker.here).forEach(Talker::enter);
        List<Stored> log = rooms.values().stream().flatMap(List::stream).toList();
        return new History(events, List.of(new Log("node", log), new Log("other node", log), new Log("sql", log)));
    }
}
