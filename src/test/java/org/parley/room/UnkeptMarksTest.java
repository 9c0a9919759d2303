package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.log.Mark;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/** Marks that the log does not take now are not lost with the room that nobody is in any more. */
class UnkeptMarksTest {

    private static final Person ADA = new Person(new UserId("u-ada"), "ada", false);

    @RegisterExtension
    final House house = new House();

    private long seq;

    private Room room() {
        return Objects.requireNonNull(house.live.get(House.LOBBY)).room();
    }

    /** Reads a message more, and takes that before the house does. */
    private Map<UserId, Mark> taken() {
        house.say(ADA, "m" + ++seq);
        House.await(house.rooms.read(Speaker.of(ADA), House.LOBBY, seq, false));
        return room().takeMarks();
    }

    @Test
    void aRoomIsAwakeUntilItsMarksAreKept() {
        var reader = new Reader("ada", ADA);
        House.await(house.rooms.join(reader, House.LOBBY, null, null, null));
        Map<UserId, Mark> marks = taken();
        while (marks.isEmpty()) {
            marks = taken();
        }
        Room room = room();
        house.rooms.leave(reader, House.LOBBY, false);
        house.live.rest(House.LOBBY);
        assertThat(house.live.get(House.LOBBY)).isNotNull();

        room.giveBack(marks);
        Awaitility.await("kept")
                .until(() -> house.log
                                .marks(House.LOBBY)
                                .getOrDefault(ADA.id(), new Mark(0, false))
                                .seq()
                        == seq);
        Awaitility.await("at rest").until(() -> house.live.get(House.LOBBY) == null);
    }
}
