package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Person;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.ServerFrame.Presence;
import org.parley.protocol.ServerFrame.Receipt;
import org.parley.protocol.ServerFrame.Typing;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;

/** What one member hears of what all others do beside talking: it may not grow with how many they are. */
class PresenceCostTest {

    /** Counts what it hears. */
    private static final class Ear implements Subscriber {

        private final FrameCodec codec = new FrameCodec();
        private final Person person;
        private final Map<Class<?>, AtomicInteger> frames = new ConcurrentHashMap<>();
        private final AtomicLong characters = new AtomicLong();
        private volatile Status status = Status.ONLINE;
        private volatile boolean typing;

        Ear(int number) {
            person = new Person(new UserId("u-" + number), "Somebody " + number, true);
        }

        @Override
        public Person person() {
            return person;
        }

        @Override
        public Status status() {
            return status;
        }

        @Override
        public void joined(Joined snapshot) {}

        @Override
        public void deliver(Delivery delivery) {
            for (ServerFrame frame : delivery.frames()) {
                frames.computeIfAbsent(frame.getClass(), type -> new AtomicInteger())
                        .incrementAndGet();
                typing = frame instanceof Typing list ? !list.users().isEmpty() : typing;
                if (!(frame instanceof ServerFrame.Member)) {
                    characters.addAndGet(codec.encode(frame).length());
                }
            }
        }

        @Override
        public void sentOut(RoomId room, ServerFrame why) {}

        int heard(Class<?> type) {
            AtomicInteger count = frames.get(type);
            return count == null ? 0 : count.get();
        }
    }

    private record Cost(int members, int typing, int presence, int receipts, long characters) {

        String line() {
            return members + "," + typing + "," + presence + "," + receipts + "," + characters + "\n";
        }
    }

    @Test
    void whatOneHearsOfAllOthersDoesNotGrowWithTheRoom() throws IOException {
        List<Cost> costs = new ArrayList<>();
        for (int members : new int[] {20, 200, 2_000}) {
            costs.add(cost(members));
        }
        Files.writeString(
                Path.of("target", "presence.csv"),
                "members,typing frames,presence frames,receipts,characters of these\n"
                        + costs.stream().map(Cost::line).reduce("", String::concat));
        Cost large = costs.get(2);
        assertThat(large.presence()).as("in a large room it is in the list").isZero();
        assertThat(large.receipts()).as("one's own").isEqualTo(1);
        assertThat(large.characters())
                .as("of 2,000 who write, change their status and read, one hears less than of 20 twenty times")
                .isLessThan(20 * costs.get(0).characters());
    }

    /** Has all members write, go away, and read, at the same time. */
    private static Cost cost(int members) {
        var house = new House("parley.limits=off");
        try {
            List<Ear> ears = IntStream.range(0, members).mapToObj(Ear::new).toList();
            ears.forEach(ear -> House.await(house.rooms.join(ear, House.LOBBY, null, null, null)));
            Ear ear = ears.get(0);
            house.say(ear.person(), "all here?");
            for (Ear other : ears) {
                house.rooms.typing(other(other), House.LOBBY, true);
                other.status = Status.AWAY;
                house.rooms.status(other, House.LOBBY);
                House.await(house.rooms.read(other(other), House.LOBBY, 1, false));
            }
            Awaitility.await("somebody writes").until(() -> ear.typing);
            ears.forEach(other -> house.rooms.typing(other(other), House.LOBBY, false));
            Awaitility.await("nobody writes").until(() -> !ear.typing);
            return new Cost(
                    members,
                    ear.heard(Typing.class),
                    ear.heard(Presence.class),
                    ear.heard(Receipt.class),
                    ear.characters.get());
        } finally {
            house.threads.close();
        }
    }

    private static Actor other(Ear ear) {
        return Speaker.of(ear.person());
    }
}
