package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.config.ChatConfig;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.MessageText;
import org.parley.protocol.RoomInfo;
import org.parley.threads.Threads;

/** A room that is behind reads the log once, and only if it stays behind. */
class HealerTest {

    private static final int SAID = 9;

    private final Threads threads = new Threads(1, System::nanoTime);
    private final Healer healer = new Healer(threads);
    private final MemoryMessageLog kept = new MemoryMessageLog(Clock.systemUTC(), 100);
    private final AtomicInteger queries = new AtomicInteger();
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(1);
    private Room room;

    @BeforeEach
    void begin() {
        var config = ChatConfig.from(key -> "");
        var info = new RoomInfo(House.LOBBY, "lobby", RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING);
        MessageLog log = Overheard.before(
                "readAfter",
                () -> {
                    queries.incrementAndGet();
                    times.add(System.nanoTime());
                },
                kept);
        room = new Room(
                info,
                kept.open(House.LOBBY),
                log,
                new FrameCodec(),
                threads,
                config.heartbeat(),
                Clock.systemUTC(),
                members -> {});
        var ada = new Reader("ada");
        for (int i = 1; i <= SAID; i++) {
            kept.append(
                    House.LOBBY,
                    List.of(new Posting.Said(
                            ada.person().author(), new ClientMessageId("c" + i), new MessageText("m" + i), null)));
        }
        queries.set(0);
        times.clear();
        for (int i = 0; i < Threads.READERS; i++) {
            threads.reads().execute(() -> Awaitility.await().until(() -> busy.getCount() == 0));
        }
    }

    @AfterEach
    void stop() {
        busy.countDown();
        threads.close();
    }

    /** Lets the readers go, and waits until they have done what waited for them. */
    private void read() {
        busy.countDown();
        var done = new CountDownLatch(1);
        threads.reads().execute(done::countDown);
        Awaitility.await().until(() -> done.getCount() == 0);
    }

    @Test
    void howeverManyEventsShowAGapItIsReadOnce() {
        for (long seq = 3; seq <= SAID; seq++) {
            healer.bring(room, seq);
        }
        read();
        Awaitility.await().until(() -> room.head() == SAID);
        assertThat(queries).hasValue(1);
    }

    @Test
    void aGapThatClosedMeanwhileIsNotRead() {
        healer.bring(room, 5);
        room.advance(kept.readAfter(House.LOBBY, 0, 5));
        read();
        assertThat(room.head()).isEqualTo(5);
        assertThat(queries).hasValue(0);
    }

    @Test
    void theHighestOfAllPositionsCounts() {
        healer.bring(room, 5);
        healer.bring(room, 7);
        healer.bring(room, 6);
        room.advance(kept.readAfter(House.LOBBY, 0, 6));
        read();
        Awaitility.await().until(() -> room.head() == SAID);
        assertThat(queries).hasValue(1);
    }

    @Test
    void aGapAfterTheReadingIsReadToo() {
        busy.countDown();
        healer.bring(room, 5);
        Awaitility.await().until(() -> room.head() == SAID);
        say("c");
        healer.bring(room, SAID + 1);
        Awaitility.await().until(() -> room.head() == SAID + 1);
    }

    private void say(String cid) {
        kept.append(
                House.LOBBY,
                List.of(new Posting.Said(
                        new Reader("bob").person().author(), new ClientMessageId(cid), new MessageText("m"), null)));
    }

    @Test
    void howeverMuchIsSaidElsewhereARoomIsReadOnceInATime() {
        busy.countDown();
        for (long seq = SAID + 1; times.size() < 4; seq++) {
            long said = seq;
            say("c" + said);
            healer.bring(room, said);
            Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> room.head() == said);
        }
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.ofNanos(times.get(i) - times.get(i - 1))).isGreaterThanOrEqualTo(Healer.REST);
        }
    }

    @Test
    void whatIsOnItsWayIsNotRead() {
        healer.expect(room, SAID);
        room.advance(kept.readAfter(House.LOBBY, 0, SAID));
        var later = new CountDownLatch(1);
        threads.after(Duration.ofMillis(200), later::countDown);
        Awaitility.await().until(() -> later.getCount() == 0);
        read();
        assertThat(queries).hasValue(0);
    }

    @Test
    void whatDoesNotComeIsRead() {
        healer.expect(room, SAID);
        busy.countDown();
        Awaitility.await().until(() -> room.head() == SAID);
        assertThat(queries).hasValue(1);
    }
}
