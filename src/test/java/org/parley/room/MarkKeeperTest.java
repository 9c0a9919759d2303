package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.backplane.LocalBackplane;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.protocol.Person;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** How far people have read in many rooms. */
class MarkKeeperTest {

    private static final Person ADA = new Person(new UserId("u-ada"), "ada", false);
    private static final int ROOMS = MarkKeeper.PIECE + 50;

    private final AtomicInteger transactions = new AtomicInteger();
    private final MessageLog log =
            Overheard.before("mark", transactions::incrementAndGet, new MemoryMessageLog(Clock.systemUTC(), 100));

    @RegisterExtension
    final House house = new House(log, new LocalBackplane(), "parley.limits=off");

    @Test
    void whatIsReadInManyRoomsIsKeptByFewTransactions() {
        var reader = new Reader("ada", ADA);
        for (int number = 0; number < ROOMS; number++) {
            var room = new RoomId("room-" + number);
            House.await(house.rooms.join(reader, room, null, null, null));
            long seq = House.await(house.send(room, ADA, "hello")).seq();
            Awaitility.await("the room has heard")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> Long.valueOf(seq).equals(house.rooms.head(room)));
            House.await(house.rooms.read(Speaker.of(ADA), room, seq, false));
        }
        Awaitility.await("all are kept").until(() -> log.marksOf(ADA.id()).size() == ROOMS);
        // One for each hundred and each second in which somebody reads.
        assertThat(transactions.get()).isBetween(2, ROOMS / 3);
    }
}
