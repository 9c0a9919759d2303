package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/** Three nodes over one log, on a bus that cannot be trusted. */
class ClusterTest {

    private static final int NODES = 3;
    private static final int MESSAGES = 60;
    private static final RoomId TEA = new RoomId("tea");
    private static final Person ADA = new Person(new UserId("u-ada"), "ada", false);

    private final MemoryMessageLog log = new MemoryMessageLog(Clock.systemUTC(), 10_000);
    private final List<House> nodes = new ArrayList<>();

    private Bus begin(long seed) {
        var bus = new Bus(seed);
        for (int i = 0; i < NODES; i++) {
            nodes.add(new House(log, bus.node(), "parley.limits=off"));
        }
        return bus;
    }

    @AfterEach
    void stop() {
        nodes.forEach(house -> house.threads.close());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void onEveryNodeEveryMemberHearsEveryEventOnceAndInOrder(long seed) {
        try (Bus bus = begin(seed)) {
            assertThat(bus).isNotNull();
            List<Reader> readers = new ArrayList<>();
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (House node : nodes) {
                String name = "writer" + writers.size();
                Reader writer = node.join(name);
                readers.add(writer);
                writers.add(CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < MESSAGES; i++) {
                        House.await(node.send(writer.person(), UUID.randomUUID().toString(), name + " " + i));
                    }
                }));
            }
            writers.forEach(CompletableFuture::join);
            long total = (long) NODES * MESSAGES;
            for (Reader reader : readers) {
                Awaitility.await().until(() -> last(reader) == total);
                long first = reader.snapshot().head() + 1;
                assertThat(reader.messages())
                        .as("each once, in order, from where it came in")
                        .extracting(Message::seq)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(first, total).boxed().toList());
            }
        }
    }

    private static long last(Reader reader) {
        List<Message> heard = reader.messages();
        return heard.isEmpty() ? 0 : heard.get(heard.size() - 1).seq();
    }

    /** Somebody else writes into the backplane, and the database is slow. */
    @Test
    void aFloodOfInventedWordsLeavesRoomForWhoReads() {
        var gate = new CountDownLatch(1);
        MessageLog slow = Overheard.before("readAfter", () -> pass(gate), log);
        try (Bus bus = new Bus(1)) {
            var node = new House(slow, bus.node(), "parley.limits=off");
            nodes.add(node);
            Reader ada = node.join("ada");
            for (int i = 1; i <= 20 * Ears.MOST_WELCOMES; i++) {
                bus.invent(House.LOBBY, Long.MAX_VALUE - i);
            }
            var page = node.rooms.history(
                    Speaker.of(ada.person()), new ClientFrame.History(null, House.LOBBY, null, null, 10));
            gate.countDown();
            assertThat(House.await(page).events()).isEmpty();
        } finally {
            gate.countDown();
        }
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoBecomesAMemberIsKnownOnNodesWhereNobodyIsInTheRoom() {
        try (Bus bus = begin(1)) {
            assertThat(bus).isNotNull();
            List<Membership> heard = new CopyOnWriteArrayList<>();
            nodes.get(1).live.listen(heard::add);
            House first = nodes.get(0);
            House.await(first.keeper.create(
                    Speaker.of(ADA), new RoomInfo(TEA, "Tea", RoomInfo.Kind.PRIVATE, RoomInfo.Life.LASTING)));
            House.await(first.memberships.put(Speaker.of(ADA), TEA, new UserId("u-bob"), null));
            Awaitility.await()
                    .until(() -> heard.stream()
                            .anyMatch(one -> one.user().id().value().equals("u-bob")));
            assertThat(nodes.get(1).rooms.head(TEA)).as("nobody is in it here").isNull();
        }
    }
}
