package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.protocol.RoomInfo.Life;

/** Passing rooms leave nothing behind. */
class PassingRoomTest {

    @RegisterExtension
    final House house = new House("parley.room.life=passing");

    @Test
    void aPassingRoomIsGoneWhenItsLastMemberLeaves() {
        Reader ada = house.join("ada");
        Reader bob = house.join("bob");
        house.say(ada.person(), "between us");
        assertThat(ada.snapshot().room().life()).isEqualTo(Life.PASSING);
        house.rooms.leave(ada, House.LOBBY, true);
        assertThat(House.await(house.rooms.rooms(ada))).hasSize(1);
        house.rooms.leave(bob, House.LOBBY, true);
        assertThat(House.await(house.rooms.rooms(ada))).isEmpty();
        assertThat(house.log.rooms(ada.person().id(), true)).isEmpty();

        Reader eve = house.join("eve");
        assertThat(eve.snapshot().head()).isZero();
        assertThat(eve.snapshot().epoch()).isNotEqualTo(ada.snapshot().epoch());
    }

    @Test
    void aRoomThatIsInTheLogLastsWhateverNewRoomsDo() {
        house.log.open(House.LOBBY);
        assertThat(house.join("ada").snapshot().room().life()).isEqualTo(Life.LASTING);
    }
}
