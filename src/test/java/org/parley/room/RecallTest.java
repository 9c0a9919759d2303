package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.parley.backplane.LocalBackplane;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Epoch;
import org.parley.protocol.MessageText;
import org.parley.protocol.RoomEvent;

/** A crowd that comes back to a room which has just woken costs the log one query. */
class RecallTest {

    private static final int SAID = 400;

    private final AtomicInteger queries = new AtomicInteger();
    private final MemoryMessageLog kept = new MemoryMessageLog(Clock.systemUTC(), 1_000);

    /** The log itself, with a count of the catch-up queries. */
    private MessageLog counted() {
        return Overheard.before("readAfter", queries::incrementAndGet, kept);
    }

    @Test
    void nothingIsReadForThoseWhoMissedMoreThanTheyCanBeGiven() {
        var house = new House(counted(), new LocalBackplane(), "parley.limits=off");
        try {
            Reader first = house.join("first");
            for (int i = 0; i < 150; i++) {
                house.say(first.person(), "x".repeat(9_000));
            }
            queries.set(0);
            Reader back = house.join("back", first.snapshot().epoch(), 10L);
            assertThat(back.snapshot().recovered()).isFalse();
            assertThat(back.snapshot().head()).isEqualTo(150);
            assertThat(queries).hasValue(0);
        } finally {
            house.threads.close();
        }
    }

    @Test
    void thoseWhoMissedMoreAndLessAreServedByOneQuery() {
        Epoch epoch = kept.open(House.LOBBY).epoch();
        kept.append(House.LOBBY, said());
        var house = new House(counted(), new LocalBackplane(), "parley.limits=off");
        try {
            house.join("first");
            queries.set(0);
            for (long after = 300; after >= 10; after -= 10) {
                Reader back = house.join("back" + after, epoch, after);
                assertThat(back.snapshot().recovered()).isTrue();
                assertThat(back.snapshot().events())
                        .extracting(RoomEvent::seq)
                        .startsWith(after + 1)
                        .endsWith((long) SAID)
                        .hasSize((int) (SAID - after));
            }
            assertThat(queries).hasValue(1);
        } finally {
            house.threads.close();
        }
    }

    /** Empty rooms are put to rest every second, and to read what was missed may take longer. */
    @Test
    void aRoomStaysAwakeForWhoeverIsOnTheWayIn() {
        Epoch epoch = kept.open(House.LOBBY).epoch();
        kept.append(House.LOBBY, said());
        var swept = new CountDownLatch(1);
        MessageLog slow =
                Overheard.before("readAfter", () -> Awaitility.await().until(() -> swept.getCount() == 0), kept);
        var house = new House(slow, new LocalBackplane(), "parley.limits=off");
        try {
            house.threads.after(Duration.ofMillis(1_500), swept::countDown);
            Reader back = house.join("back", epoch, 10L);
            assertThat(back.snapshot().recovered()).isTrue();
            assertThat(back.snapshot().events()).hasSize(SAID - 10);
        } finally {
            house.threads.close();
        }
    }

    private static List<Posting.Said> said() {
        var ada = new Reader("ada");
        return IntStream.rangeClosed(1, SAID)
                .mapToObj(i -> new Posting.Said(
                        ada.person().author(), new ClientMessageId("c" + i), new MessageText("m" + i), null))
                .toList();
    }
}
