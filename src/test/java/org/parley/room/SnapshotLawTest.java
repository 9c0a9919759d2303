package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Epoch;
import org.parley.protocol.Message;
import org.parley.protocol.RoomEvent;

/**
 * The laws of a room, under people who come, go and speak at random and at the same time: snapshot + what follows =
 * fresh snapshot, and what was acknowledged is in the history.
 */
class SnapshotLawTest {

    @RegisterExtension
    final House house = new House();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void snapshotAndWhatFollowsIsTheHistory(long seed) {
        var random = new Random(seed);
        List<Visit> visits = new ArrayList<>();
        List<CompletableFuture<Message>> sent = new ArrayList<>();
        Reader writer = house.join("writer");
        Epoch epoch = writer.snapshot().epoch();
        for (int step = 0; step < 400; step++) {
            switch (random.nextInt(8)) {
                case 0 -> visits.add(new Visit(house.join("r" + step), 0));
                case 1 -> {
                    long after = random.nextInt(step + 1);
                    visits.add(new Visit(house.join("r" + step, epoch, after), after));
                }
                case 2 ->
                    visits.stream()
                            .skip(random.nextInt(visits.size() + 1))
                            .findFirst()
                            .ifPresent(visit -> {
                                house.rooms.leave(visit.reader, House.LOBBY, false);
                                visit.left = true;
                            });
                default ->
                    sent.add(house.send(writer.person(), "c" + step, "m" + step).toCompletableFuture());
            }
        }
        sent.forEach(CompletableFuture::join);
        writer.awaitMessages(sent.size());

        List<RoomEvent> history = house.log.readAfter(House.LOBBY, 0, 1_000);
        assertThat(history).hasSize(sent.size());
        assertThat(sent).allSatisfy(message -> assertThat(history).contains(message.join()));
        for (Visit visit : visits) {
            visit.check(history);
        }
    }

    /** One reader's stay, from its snapshot on. */
    private static final class Visit {
        private final Reader reader;
        private final long after;
        private boolean left;

        Visit(Reader reader, long after) {
            this.reader = reader;
            this.after = after;
        }

        void check(List<RoomEvent> history) {
            long head = reader.snapshot().head();
            long from = reader.snapshot().recovered() ? after : Math.max(0, head - 50);
            assertThat(reader.snapshot().events())
                    .extracting(RoomEvent::seq)
                    .containsExactlyElementsOf(positions(history, from, head));
            if (!left) {
                reader.awaitMessages((int) (history.size() - head));
            }
            assertThat(reader.messages())
                    .extracting(Message::seq)
                    .containsExactlyElementsOf(
                            positions(history, head, head + reader.messages().size()));
        }

        private static List<Long> positions(List<RoomEvent> history, long from, long to) {
            return history.stream()
                    .map(RoomEvent::seq)
                    .filter(seq -> seq > from && seq <= to)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 200})
    void pagesPutTogetherAreTheHistory(int limit) {
        Reader ada = house.join("ada");
        for (int i = 0; i < 230; i++) {
            house.say(ada.person(), "m" + i);
        }
        List<RoomEvent> forwards = new ArrayList<>();
        boolean more = true;
        while (more) {
            long after =
                    forwards.isEmpty() ? 0 : forwards.get(forwards.size() - 1).seq();
            var page = House.await(
                    house.rooms.history(ada, new ClientFrame.History(null, House.LOBBY, null, after, limit)));
            forwards.addAll(page.events());
            more = page.more();
        }
        assertThat(forwards).isEqualTo(house.log.readAfter(House.LOBBY, 0, 1_000));
    }
}
