package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.log.Mark;
import org.parley.protocol.Person;
import org.parley.protocol.ServerFrame.Receipt;
import org.parley.protocol.UserId;

/** How far people have read: on all their devices, forward only, told to few and kept. */
class MarksTest {

    private static final Person ADA = person("ada", false);
    private static final Person BOB = person("bob", false);

    @RegisterExtension
    final House house = new House();

    private static Person person(String name, boolean guest) {
        return new Person(new UserId("u-" + name), name, guest);
    }

    private Reader enter(Person person) {
        var reader = new Reader(person.name(), person);
        House.await(house.rooms.join(reader, House.LOBBY, null, null, null));
        return reader;
    }

    private void read(Person person, long seq) {
        House.await(house.rooms.read(Speaker.of(person), House.LOBBY, seq, false));
    }

    private void threeMessages() {
        IntStream.range(0, 3).forEach(i -> house.say(BOB, "m" + i));
    }

    private static @Nullable Long readBy(Reader reader, Person person) {
        return reader.snapshot().members().stream()
                .filter(member -> member.id().equals(person.id()))
                .findFirst()
                .orElseThrow()
                .read();
    }

    @Test
    void whatIsReadOnOneDeviceIsReadOnAllAndOthersSeeIt() {
        Reader phone = enter(ADA);
        Reader laptop = enter(ADA);
        Reader bob = enter(BOB);
        threeMessages();
        read(ADA, 2);
        assertThat(laptop.await(Receipt.class)).isEqualTo(new Receipt(House.LOBBY, ADA, 2));
        assertThat(phone.await(Receipt.class).seq()).isEqualTo(2);
        assertThat(bob.await(Receipt.class).user()).isEqualTo(ADA);
        Reader late = enter(ADA);
        assertThat(late.snapshot().readSeq()).isEqualTo(2);
        assertThat(readBy(late, ADA)).isEqualTo(2);
        assertThat(readBy(late, BOB)).isNull();
    }

    @Test
    void aMarkMovesForwardOnlyAndNotPastTheHead() {
        Reader ada = enter(ADA);
        threeMessages();
        read(ADA, 2);
        read(ADA, 1);
        read(ADA, 2);
        read(ADA, 99);
        Awaitility.await().until(() -> ada.heard(Receipt.class).size() == 2);
        assertThat(ada.heard(Receipt.class)).extracting(Receipt::seq).containsExactly(2L, 3L);
    }

    @Test
    void whoHidesItIsTheOnlyOneToKnow() {
        Reader ada = enter(ADA);
        Reader bob = enter(BOB);
        threeMessages();
        House.await(house.rooms.read(Speaker.of(ADA), House.LOBBY, 3, true));
        assertThat(ada.await(Receipt.class).seq()).isEqualTo(3);
        house.say(BOB, "after it");
        bob.awaitMessages(4);
        assertThat(bob.heard(Receipt.class)).isEmpty();
        assertThat(readBy(enter(BOB), ADA)).isNull();
        assertThat(enter(ADA).snapshot().readSeq()).isEqualTo(3);
    }

    @Test
    void inALargeRoomNobodyIsToldWhoHasReadWhat() {
        Reader ada = enter(ADA);
        Reader bob = enter(BOB);
        IntStream.range(0, 99).forEach(i -> enter(person("p" + i, true)));
        threeMessages();
        read(ADA, 3);
        ada.await(Receipt.class);
        house.say(BOB, "after it");
        bob.awaitMessages(4);
        assertThat(bob.heard(Receipt.class)).isEmpty();
        assertThat(readBy(enter(BOB), ADA)).isNull();
    }

    @Test
    void whatSomebodyHasReadIsKeptAndWhatAGuestHasReadIsNot() {
        Person guest = person("guest", true);
        Reader ada = enter(ADA);
        enter(guest);
        threeMessages();
        read(ADA, 2);
        read(guest, 3);
        ada.await(Receipt.class);
        Awaitility.await("it is kept")
                .untilAsserted(() -> assertThat(house.log.marks(House.LOBBY))
                        .containsOnlyKeys(ADA.id())
                        .containsValue(new Mark(2, false)));
    }

    @Test
    void aGuestWhoIsGoneLeavesNoMark() {
        Person guest = person("guest", true);
        Reader bob = enter(BOB);
        Reader reader = enter(guest);
        threeMessages();
        read(guest, 3);
        bob.await(Receipt.class);
        house.rooms.leave(reader, House.LOBBY, false);
        Awaitility.await("a sweep").untilAsserted(() -> {
            Reader back = enter(guest);
            Long mark = back.snapshot().readSeq();
            house.rooms.leave(back, House.LOBBY, false);
            assertThat(mark).isNull();
        });
    }
}
