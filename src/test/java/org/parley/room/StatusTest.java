package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.protocol.MemberState;
import org.parley.protocol.Person;
import org.parley.protocol.ServerFrame.Presence;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;

/** Whether people are here, away or busy: as their devices say together, told in small rooms. */
class StatusTest {

    private static final Person ADA = person("ada");
    private static final Person BOB = person("bob");

    @RegisterExtension
    final House house = new House("parley.limits=off", "parley.presence.grace=1s");

    private static Person person(String name) {
        return new Person(new UserId("u-" + name), name, false);
    }

    private Reader enter(Person person) {
        var reader = new Reader(person.name(), person);
        House.await(house.rooms.join(reader, House.LOBBY, null, null, null));
        return reader;
    }

    private void set(Reader device, Status status) {
        device.status = status;
        house.rooms.status(device, House.LOBBY);
    }

    private static List<Status> statuses(Reader witness) {
        return witness.heard(Presence.class).stream().map(Presence::status).toList();
    }

    private static Status listed(Reader reader, Person person) {
        return reader.snapshot().members().stream()
                .filter(member -> member.id().equals(person.id()))
                .map(MemberState::status)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void somebodyIsAwayWhenNoDeviceOfTheirsIsUsed() {
        Reader bob = enter(BOB);
        Reader phone = enter(ADA);
        Reader laptop = enter(ADA);
        set(phone, Status.AWAY);
        assertThat(listed(enter(BOB), ADA)).isEqualTo(Status.ONLINE);
        set(laptop, Status.AWAY);
        Awaitility.await().until(() -> statuses(bob).equals(List.of(Status.AWAY)));
        assertThat(listed(enter(BOB), ADA)).isEqualTo(Status.AWAY);
        set(phone, Status.BUSY);
        set(phone, Status.BUSY);
        set(phone, Status.ONLINE);
        Awaitility.await().until(() -> statuses(bob).equals(List.of(Status.AWAY, Status.BUSY, Status.ONLINE)));
        house.rooms.leave(phone, House.LOBBY, false);
        Awaitility.await().until(() -> statuses(bob).size() == 4);
        assertThat(statuses(bob)).endsWith(Status.AWAY);
    }

    @Test
    void whoComesBackIsHere() {
        Reader bob = enter(BOB);
        Reader ada = enter(ADA);
        set(ada, Status.AWAY);
        house.rooms.leave(ada, House.LOBBY, true);
        house.moved.addAndGet(Duration.ofSeconds(2).toNanos());
        Awaitility.await().until(() -> statuses(bob).equals(List.of(Status.AWAY, Status.OFFLINE)));
        enter(ADA);
        Awaitility.await().until(() -> statuses(bob).equals(List.of(Status.AWAY, Status.OFFLINE, Status.ONLINE)));
        assertThat(listed(enter(BOB), ADA)).isEqualTo(Status.ONLINE);
    }

    @Test
    void inALargeRoomItIsInTheListAndNotToldToAll() {
        Reader bob = enter(BOB);
        Reader ada = enter(ADA);
        IntStream.range(0, 99).forEach(i -> enter(person("p" + i)));
        set(ada, Status.AWAY);
        house.say(ADA, "back in a moment");
        bob.awaitMessages(1);
        assertThat(listed(enter(BOB), ADA)).isEqualTo(Status.AWAY);
        assertThat(statuses(bob)).doesNotContain(Status.AWAY);
    }
}
