package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.protocol.Person;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.UserId;

/** What a room takes in memory on a node where somebody is in it, the log in memory included. */
class RoomCostTest {

    private static final int ROOMS = 500;
    private static final String TEXT = "x".repeat(100);

    /** So much, and the characters of a frame for each message and for each member: what is more has a reason to be found. */
    private static final int MOST_KB = 150;

    /** Somebody who is in all rooms and listens to none. */
    private record Deaf(Person person) implements Subscriber {

        @Override
        public void joined(Joined snapshot) {}

        @Override
        public void deliver(Delivery delivery) {}

        @Override
        public void sentOut(RoomId room, ServerFrame why) {}
    }

    private record Cost(int members, int messages, double kilobytes) {

        String line() {
            return members + "," + messages + "," + Math.round(kilobytes * 10) / 10.0 + "\n";
        }
    }

    @Test
    void aRoomTakesSomeKilobytesForItsMembersAndItsNewestMessages() throws IOException {
        List<Cost> costs = new ArrayList<>();
        for (int members : new int[] {1, 10, 50}) {
            for (int messages : new int[] {0, Tail.NEWEST}) {
                costs.add(cost(members, messages));
            }
        }
        Files.writeString(
                Path.of("target", "rooms.csv"),
                "members,messages of 100 characters,KB\n"
                        + costs.stream().map(Cost::line).reduce("", String::concat));
        assertThat(costs).allSatisfy(cost -> assertThat(cost.kilobytes()).isBetween(0.1, (double) MOST_KB));
    }

    private static Cost cost(int members, int messages) {
        var house = new House("parley.limits=off");
        try {
            List<Deaf> people = IntStream.range(0, members)
                    .mapToObj(number -> new Deaf(new Person(new UserId("u-" + number), "Somebody " + number, true)))
                    .toList();
            long before = used();
            for (int number = 0; number < ROOMS; number++) {
                var room = new RoomId("room-" + number);
                people.forEach(one -> House.await(house.rooms.join(one, room, null, null, null)));
                for (int message = 0; message < messages; message++) {
                    House.await(house.send(room, people.get(0).person(), TEXT + message));
                }
            }
            return new Cost(members, messages, (used() - before) / 1024.0 / ROOMS);
        } finally {
            house.threads.close();
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        long now = runtime.totalMemory() - runtime.freeMemory();
        while (now < used) {
            used = now;
            System.gc();
            now = runtime.totalMemory() - runtime.freeMemory();
        }
        return used;
    }
}
