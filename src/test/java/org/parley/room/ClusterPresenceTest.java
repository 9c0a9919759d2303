package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.backplane.Word;
import org.parley.log.MemoryMessageLog;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MemberState;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.Status;
import org.parley.protocol.StatusText;
import org.parley.protocol.UserId;

/** Who is here, who writes and how far people have read, on three nodes at once. */
class ClusterPresenceTest {

    private static final RoomId TEA = new RoomId("tea");
    private static final List<Status> STATUSES = List.of(Status.ONLINE, Status.AWAY, Status.BUSY);
    private static final Person OWNER = person("owner");
    private static final Person ADA = person("ada");

    private final MemoryMessageLog log = new MemoryMessageLog(Clock.systemUTC(), 10_000);
    private final Bus bus = new Bus(1).mended();
    private final List<House> houses = new ArrayList<>();
    private final List<Bus.Node> ends = new ArrayList<>();

    private static Person person(String name) {
        return new Person(new UserId("u-" + name), name, false);
    }

    private House begin() {
        Bus.Node end = bus.node();
        var house = new House(log, end, end.id, bus, "parley.limits=off");
        ends.add(end);
        houses.add(house);
        return house;
    }

    @AfterEach
    void stop() {
        houses.forEach(house -> house.threads.close());
        bus.close();
    }

    private static Reader enter(House house, Person person) {
        return enter(house, person, Status.ONLINE);
    }

    private static Reader enter(House house, Person person, Status status) {
        var reader = new Reader(person.name(), person);
        reader.status = status;
        House.await(house.rooms.join(reader, House.LOBBY, null, null, null));
        return reader;
    }

    /** What somebody was told of comings and goings, by words. */
    private static List<String> heard(Reader reader) {
        List<String> words = new ArrayList<>();
        for (ServerFrame frame : reader.heard) {
            if (frame instanceof ServerFrame.Member member) {
                words.add(member.user().name() + " " + member.change());
            } else if (frame instanceof ServerFrame.Presence presence) {
                words.add(presence.user().name() + " " + presence.status());
            }
        }
        return words;
    }

    private static void awaitHeard(Reader reader, String... words) {
        Awaitility.await().untilAsserted(() -> assertThat(heard(reader)).containsExactly(words));
    }

    /** Who is in the room, as a node has it, by names. */
    private static Map<String, Status> listed(House house) {
        Map<String, Status> listed = new TreeMap<>();
        LiveRoom live = house.live.get(House.LOBBY);
        if (live != null) {
            live.room().members().forEach(member -> listed.put(member.name(), member.status()));
        }
        return listed;
    }

    private static void awaitListed(House house, Map<String, Status> expected) {
        Awaitility.await().untilAsserted(() -> assertThat(listed(house)).isEqualTo(expected));
    }

    private static void pass(House house, Duration time) {
        long now = System.nanoTime() + house.moved.addAndGet(time.toNanos());
        LiveRoom live = house.live.get(House.LOBBY);
        if (live != null) {
            live.room().sweep(now);
        }
    }

    @Test
    void whoIsOnOneNodeIsSeenOnTheOthersAndNotAnyMoreWhenTheyLeave() {
        House one = begin();
        House other = begin();
        Reader witness = enter(one, OWNER);
        Reader ada = enter(other, ADA, Status.BUSY);
        awaitHeard(witness, "ada JOINED", "ada BUSY");
        awaitListed(other, Map.of("owner", Status.ONLINE, "ada", Status.BUSY));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(seen(ada)).isEqualTo(Map.of("owner", Status.ONLINE, "ada", Status.BUSY)));
        House third = begin();
        enter(third, person("late"));
        awaitListed(third, Map.of("owner", Status.ONLINE, "ada", Status.BUSY, "late", Status.ONLINE));
        other.rooms.leave(ada, House.LOBBY, false);
        awaitListed(one, Map.of("owner", Status.ONLINE, "late", Status.ONLINE));
        awaitListed(third, Map.of("owner", Status.ONLINE, "late", Status.ONLINE));
    }

    @Test
    void onePersonOnTwoNodesIsOneMemberAndAsTheirDevicesSayTogether() {
        House one = begin();
        House other = begin();
        Reader witness = enter(one, OWNER);
        Reader laptop = enter(one, ADA, Status.AWAY);
        awaitHeard(witness, "ada JOINED", "ada AWAY");
        Reader phone = enter(other, ADA);
        awaitHeard(witness, "ada JOINED", "ada AWAY", "ada ONLINE");
        one.rooms.leave(laptop, House.LOBBY, false);
        awaitListed(other, Map.of("owner", Status.ONLINE, "ada", Status.ONLINE));
        other.rooms.leave(phone, House.LOBBY, false);
        awaitHeard(witness, "ada JOINED", "ada AWAY", "ada ONLINE", "ada LEFT");
    }

    @Test
    void whoseConnectionBreaksAndWhoComesBackOnAnotherNodeHasNotBeenAway() {
        House one = begin();
        House other = begin();
        Reader witness = enter(one, OWNER);
        Reader ada = enter(one, ADA);
        awaitHeard(witness, "ada JOINED");
        one.rooms.leave(ada, House.LOBBY, true);
        enter(other, ADA);
        awaitListed(other, Map.of("owner", Status.ONLINE, "ada", Status.ONLINE));
        pass(one, Duration.ofMinutes(2));
        pass(other, Duration.ofMinutes(2));
        one.rooms.typing(Speaker.of(OWNER), House.LOBBY, true);
        witness.await(ServerFrame.Typing.class);
        assertThat(heard(witness)).containsExactly("ada JOINED");
        assertThat(listed(one)).isEqualTo(Map.of("owner", Status.ONLINE, "ada", Status.ONLINE));
    }

    @Test
    void whoWritesAndHowFarSomebodyHasReadIsToldOnTheOtherNodes() {
        House one = begin();
        House other = begin();
        Reader owner = enter(one, OWNER);
        Reader ada = enter(other, ADA);
        awaitListed(one, Map.of("owner", Status.ONLINE, "ada", Status.ONLINE));
        one.say(OWNER, "read this");
        ada.awaitMessages(1);
        other.rooms.typing(Speaker.of(ADA), House.LOBBY, true);
        assertThat(owner.await(ServerFrame.Typing.class).users())
                .extracting(Person::name)
                .containsExactly("ada");
        House.await(other.rooms.read(Speaker.of(ADA), House.LOBBY, 1, false));
        assertThat(owner.await(ServerFrame.Receipt.class).user()).isEqualTo(ADA);
        assertThat(one.live.existing(House.LOBBY).room().takeMarks())
                .as("the node that was told keeps it")
                .isEmpty();
        Reader fresh = enter(one, person("fresh"));
        assertThat(fresh.snapshot().members())
                .filteredOn(member -> member.id().equals(ADA.id()))
                .extracting(MemberState::read)
                .containsExactly(1L);
    }

    @Test
    void ofANodeThatDiesNobodyIsLeftAndOfOneThatIsTakenForDeadAllComeBack() {
        House one = begin();
        House other = begin();
        Reader witness = enter(one, OWNER);
        enter(other, ADA);
        awaitHeard(witness, "ada JOINED");
        other.leases.look();
        for (int i = 0; i < 6; i++) {
            one.leases.look();
        }
        awaitHeard(witness, "ada JOINED", "ada LEFT");
        other.rooms.typing(Speaker.of(ADA), House.LOBBY, true);
        other.leases.look();
        one.leases.look();
        awaitHeard(witness, "ada JOINED", "ada LEFT", "ada JOINED");
        ends.get(1).die();
        for (int i = 0; i < 6; i++) {
            one.leases.look();
        }
        awaitHeard(witness, "ada JOINED", "ada LEFT", "ada JOINED", "ada LEFT");
        assertThat(listed(one)).isEqualTo(Map.of("owner", Status.ONLINE));
    }

    @Test
    void whoseGoingWasNotHeardIsForgottenWhenTheirNodeHasNotSaidAgainThatTheyAreThere() {
        House one = begin();
        House other = begin();
        Reader witness = enter(one, OWNER);
        Reader ada = enter(other, ADA);
        awaitHeard(witness, "ada JOINED");
        one.leases.look();
        other.leases.look();
        one.leases.look();
        ends.get(1).mute(true);
        other.rooms.leave(ada, House.LOBBY, false);
        Awaitility.await("the room rests there").until(() -> other.live.get(House.LOBBY) == null);
        bus.settle();
        ends.get(1).mute(false);
        talk(one, other, Herald.UNSAID.dividedBy(2));
        tellAgain(one);
        assertThat(listed(one)).containsEntry("ada", Status.ONLINE);
        assertThat(one.live.online(House.LOBBY)).isEqualTo(2);
        talk(one, other, Herald.UNSAID);
        tellAgain(one);
        awaitHeard(witness, "ada JOINED", "ada LEFT");
        assertThat(listed(one)).isEqualTo(Map.of("owner", Status.ONLINE));
    }

    @Test
    void whoIsOnANodeThatCannotBeHeardForAWhileIsStillThere() {
        House one = begin();
        House other = begin();
        Reader witness = enter(one, OWNER);
        enter(other, ADA);
        awaitHeard(witness, "ada JOINED");
        one.leases.look();
        other.leases.look();
        one.leases.look();
        ends.get(1).mute(true);
        one.moved.addAndGet(Herald.UNSAID.multipliedBy(2).toNanos());
        tellAgain(one);
        ends.get(1).mute(false);
        tellAgain(other);
        bus.settle();
        tellAgain(one);
        assertThat(heard(witness)).containsExactly("ada JOINED");
    }

    /** One hears the other, with no pause in between. */
    private void talk(House one, House other, Duration length) {
        Duration step = Duration.ofSeconds(1);
        for (Duration passed = Duration.ZERO; passed.compareTo(length) < 0; passed = passed.plus(step)) {
            one.moved.addAndGet(step.toNanos());
            other.live.herald().tellAgain();
            bus.settle();
        }
    }

    /** Every room has its turn. */
    private static void tellAgain(House house) {
        for (int turn = 0; turn < 60; turn++) {
            house.live.herald().tellAgain();
        }
    }

    @Test
    void whereALivingNodeCannotBeHeardNotEverythingIs() {
        House one = begin();
        House other = begin();
        ends.get(0).whole(true);
        assertThat(one.live.herald().isWhole()).as("nobody else is known").isTrue();
        other.leases.look();
        one.leases.look();
        Awaitility.await("it is heard").until(() -> one.live.herald().isWhole());
        ends.get(1).mute(true);
        bus.settle();
        one.moved.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(one.live.herald().isWhole()).isFalse();
        ends.get(1).mute(false);
        Awaitility.await("it is heard again").until(() -> one.live.herald().isWhole());
    }

    @Test
    void aSlowRoomIsSlowOnAllNodes() {
        House one = begin();
        House other = begin();
        House.await(one.keeper.create(
                Speaker.of(OWNER),
                new RoomInfo(TEA, "Tea", RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING, null, null, 60)));
        var ada = new Reader("ada", ADA);
        House.await(other.rooms.join(ada, TEA, null, null, null));
        House.await(one.send(TEA, ADA, "the first"));
        ada.awaitMessages(1);
        assertThatThrownBy(() -> other.send(TEA, ADA, "the second"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED));
        other.moved.addAndGet(Duration.ofSeconds(61).toNanos());
        House.await(other.send(TEA, ADA, "the second"));
    }

    @Test
    void aRoomThatIsMadeAnewByItsNameIsHeardOnANodeThatHadTheOldOne() {
        House one = begin();
        House other = begin();
        var info = new RoomInfo(TEA, "Tea", RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING);
        House.await(one.keeper.create(Speaker.of(OWNER), info));
        var ada = new Reader("ada", ADA);
        House.await(other.rooms.join(ada, TEA, null, null, null));
        for (int i = 0; i < 5; i++) {
            House.await(one.send(TEA, OWNER, "of the old one"));
        }
        ada.awaitMessages(5);
        // One right after the other, so that nobody sees it gone; and without a word.
        log.delete(TEA, OWNER.author());
        log.open(TEA);
        ada.await(ServerFrame.Resync.class);
        House.await(other.send(TEA, ADA, "in the new one"));
        ada.awaitMessages(6);
        assertThat(other.live.existing(TEA).room().head())
                .isEqualTo(log.find(TEA).orElseThrow().head());
    }

    @Test
    void whoIsSentToAnotherNodeByOneThatEndsHasNotBeenAwayAndWhoDoesNotComeIsGoneAfterAWhile() {
        House one = begin();
        House other = begin();
        Reader witness = enter(one, OWNER);
        enter(other, ADA);
        enter(other, person("bob"));
        awaitListed(one, Map.of("owner", Status.ONLINE, "ada", Status.ONLINE, "bob", Status.ONLINE));
        ends.get(1).tell(new Word.Bye());
        other.rooms.typing(Speaker.of(ADA), House.LOBBY, true);
        witness.await(ServerFrame.Typing.class);
        enter(one, ADA);
        pass(one, Duration.ofSeconds(25));
        assertThat(listed(one)).containsEntry("bob", Status.ONLINE);
        pass(one, Duration.ofSeconds(10));
        awaitHeard(witness, "ada JOINED", "bob JOINED", "bob LEFT");
        assertThat(listed(one)).isEqualTo(Map.of("owner", Status.ONLINE, "ada", Status.ONLINE));
    }

    @Test
    void aNodeOnWhichNobodyIsInARoomKnowsWhoIs() {
        House one = begin();
        House other = begin();
        enter(one, OWNER);
        enter(one, ADA, Status.AWAY);
        Awaitility.await().until(() -> other.live.online(House.LOBBY) == 2);
        assertThat(other.live.get(House.LOBBY)).isNull();
        RoomView room = House.await(other.rooms.room(Speaker.of(ADA), House.LOBBY));
        assertThat(room.members()).extracting(MemberState::name).containsExactlyInAnyOrder("owner", "ada");
        assertThat(room.online()).isEqualTo(2);
        one.leases.look();
        for (int i = 0; i < 6; i++) {
            other.leases.look();
        }
        Awaitility.await().until(() -> other.live.get(House.LOBBY) == null);
        assertThat(other.live.online(House.LOBBY)).isZero();
    }

    @Test
    void whatSomebodyChoosesIsToldOnAllNodes() {
        House one = begin();
        House other = begin();
        Reader witness = enter(one, OWNER);
        enter(other, ADA);
        awaitHeard(witness, "ada JOINED");
        var lunch = new Profile(new StatusText("at lunch"), 2);
        House.await(other.profiles.change(Speaker.of(ADA), before -> lunch));
        Awaitility.await()
                .until(() -> witness.heard(ServerFrame.Presence.class).stream()
                        .anyMatch(
                                presence -> lunch.text() != null && lunch.text().equals(presence.text())));
    }

    @Test
    void whoIsSentOutOnOneNodeIsSentOutOfAll() {
        House one = begin();
        House other = begin();
        House.await(one.keeper.create(
                Speaker.of(OWNER), new RoomInfo(TEA, "Tea", RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING)));
        House.await(one.memberships.put(Speaker.of(OWNER), TEA, ADA.id(), Role.MEMBER));
        var ada = new Reader("ada", ADA);
        House.await(other.rooms.join(ada, TEA, null, null, null));
        House.await(one.memberships.remove(Speaker.of(OWNER), TEA, ADA.id()));
        Awaitility.await().until(() -> !ada.reasons.isEmpty());
    }

    @Test
    void whoIsForgottenIsForgottenOnAllNodesWhichLoadTheRoomAgain() {
        House one = begin();
        House other = begin();
        enter(one, OWNER);
        Reader witness = enter(other, person("witness"));
        one.say(ADA, "forget me");
        witness.awaitMessages(1);
        one.personal.erase(one.personal.erasureOf(ADA.id()));
        witness.await(ServerFrame.Resync.class);
        Reader fresh = enter(other, person("fresh"));
        assertThat(fresh.snapshot().epoch())
                .isEqualTo(log.find(House.LOBBY).orElseThrow().epoch());
        assertThat(fresh.snapshot().events().toString()).doesNotContain("u-ada");
    }

    @Test
    void aRoomThatIsDeletedOnOneNodeEndsOnAll() {
        House one = begin();
        House other = begin();
        House.await(one.keeper.create(
                Speaker.of(OWNER), new RoomInfo(TEA, "Tea", RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING)));
        var ada = new Reader("ada", ADA);
        House.await(other.rooms.join(ada, TEA, null, null, null));
        House.await(one.keeper.delete(Speaker.of(OWNER), TEA));
        Awaitility.await().until(() -> other.live.get(TEA) == null && !ada.reasons.isEmpty());
    }

    /** The law of snapshots for who is here, on a bus that loses: when all is said again, all see the same, by whatever they heard. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasSeenAndWhatWasToldSinceIsWhatIsSeenNow(long seed) {
        var random = new Random(seed);
        try (Bus losing = new Bus(seed)) {
            for (int i = 0; i < 3; i++) {
                Bus.Node end = losing.node();
                houses.add(new House(log, end, end.id, losing, "parley.limits=off"));
            }
            List<Reader> witnesses = new ArrayList<>();
            houses.forEach(house -> witnesses.add(enter(house, person("witness" + witnesses.size()))));
            Map<Reader, House> seated = new HashMap<>();
            for (int step = 0; step < 200; step++) {
                if (seated.isEmpty() || random.nextBoolean()) {
                    House house = houses.get(random.nextInt(3));
                    Status status = STATUSES.get(random.nextInt(3));
                    seated.put(enter(house, person("p" + random.nextInt(12)), status), house);
                } else {
                    Reader gone = List.copyOf(seated.keySet()).get(random.nextInt(seated.size()));
                    Objects.requireNonNull(seated.remove(gone)).rooms.leave(gone, House.LOBBY, random.nextInt(3) == 0);
                }
            }
            losing.mended();
            houses.forEach(house -> pass(house, Duration.ofMinutes(5)));
            for (int turn = 0; turn < 60; turn++) {
                houses.forEach(house -> house.live.herald().tellAgain());
            }
            Map<String, Status> expected = new TreeMap<>();
            seated.keySet().forEach(reader -> expected.merge(reader.person().name(), reader.status, Status::of));
            witnesses.forEach(witness -> expected.put(witness.person().name(), Status.ONLINE));
            houses.forEach(house -> awaitListed(house, expected));
            witnesses.forEach(witness -> Awaitility.await()
                    .untilAsserted(() -> assertThat(seen(witness)).isEqualTo(expected)));
        }
    }

    /** What somebody sees who applies what they were told to what they were given. */
    private static Map<String, Status> seen(Reader reader) {
        Map<String, Status> seen = new TreeMap<>();
        reader.snapshot().members().forEach(member -> seen.put(member.name(), member.status()));
        for (ServerFrame frame : reader.heard) {
            if (frame instanceof ServerFrame.Member member) {
                if (member.change() == ServerFrame.Member.Change.JOINED) {
                    seen.put(member.user().name(), Status.ONLINE);
                } else {
                    seen.remove(member.user().name());
                }
            } else if (frame instanceof ServerFrame.Presence presence) {
                seen.put(presence.user().name(), presence.status());
            }
        }
        return seen;
    }
}
