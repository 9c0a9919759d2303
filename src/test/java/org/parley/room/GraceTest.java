package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.MemberState;
import org.parley.protocol.Membership;
import org.parley.protocol.Person;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Member;
import org.parley.protocol.ServerFrame.Presence;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;

/** What others see of somebody whose connection broke: nothing, until the grace is over. */
class GraceTest {

    private static final RoomId TEA = new RoomId("tea");
    private static final Person OWNER = person("owner");
    private static final Person MEMBER = person("member");
    private static final Person VISITOR = person("visitor");

    @RegisterExtension
    final House house = new House();

    private Reader witness = new Reader("witness", OWNER);

    private static Person person(String name) {
        return new Person(new UserId("u-" + name), name, false);
    }

    @BeforeEach
    void makeARoom() {
        House.await(house.keeper.create(
                Speaker.of(OWNER), new RoomInfo(TEA, "Tea", RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING)));
        House.await(house.memberships.put(Speaker.of(OWNER), TEA, MEMBER.id(), Role.MEMBER));
        witness = enter(OWNER);
    }

    private Reader enter(Person person) {
        return enter(person, Status.ONLINE);
    }

    private Reader enter(Person person, Status status) {
        var reader = new Reader(person.name(), person);
        reader.status = status;
        House.await(house.rooms.join(reader, TEA, null, null, null));
        return reader;
    }

    private void leave(Reader reader, boolean broken) {
        house.rooms.leave(reader, TEA, broken);
    }

    /** Lets time pass, and has the room look at the clock. */
    private void pass(Duration time) {
        long now = System.nanoTime() + house.moved.addAndGet(time.toNanos());
        LiveRoom live = house.live.get(TEA);
        if (live != null) {
            live.room().sweep(now);
        }
    }

    /** What the witness has heard of comings and goings, by words. */
    private List<String> heard() {
        List<String> words = new ArrayList<>();
        for (ServerFrame frame : witness.heard) {
            if (frame instanceof Member member) {
                words.add(member.user().name() + " " + member.change());
            } else if (frame instanceof Presence presence) {
                words.add(presence.user().name() + " " + presence.status());
            }
        }
        return words;
    }

    private void awaitHeard(String... words) {
        Awaitility.await().untilAsserted(() -> assertThat(heard()).containsExactly(words));
    }

    private Status listed(Person person) {
        return enter(OWNER).snapshot().members().stream()
                .filter(member -> member.id().equals(person.id()))
                .map(MemberState::status)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoseConnectionBreaksIsAsTheyWereAndOfflineAfterTheGrace() {
        leave(enter(MEMBER, Status.BUSY), true);
        pass(Duration.ofSeconds(29));
        assertThat(listed(MEMBER)).isEqualTo(Status.BUSY);
        assertThat(house.live.existing(TEA).room().online()).isEqualTo(2);
        awaitHeard("member BUSY");
        pass(Duration.ofSeconds(2));
        awaitHeard("member BUSY", "member OFFLINE");
        assertThat(listed(MEMBER)).isEqualTo(Status.OFFLINE);
        assertThat(house.live.existing(TEA).room().online()).isEqualTo(1);
    }

    @Test
    void ofWhoComesBackInTimeNothingIsTold() {
        Reader member = enter(MEMBER, Status.AWAY);
        Reader visitor = enter(VISITOR);
        for (int i = 0; i < 3; i++) {
            leave(member, true);
            leave(visitor, true);
            pass(Duration.ofSeconds(4));
            member = enter(MEMBER, Status.AWAY);
            visitor = enter(VISITOR);
            pass(Duration.ofSeconds(31));
        }
        house.rooms.typing(visitor, TEA, true);
        witness.await(ServerFrame.Typing.class);
        assertThat(heard()).containsExactly("member AWAY", "visitor JOINED");
    }

    @Test
    void whoComesBackOtherwiseIsToldSo() {
        leave(enter(MEMBER), true);
        enter(MEMBER, Status.BUSY);
        awaitHeard("member ONLINE", "member BUSY");
    }

    @Test
    void whoComesBackByAnotherNameIsToldSo() {
        leave(enter(MEMBER), true);
        enter(new Person(MEMBER.id(), "Renamed", false));
        awaitHeard("member ONLINE", "Renamed ONLINE");
    }

    @Test
    void aVisitorHasLeftAfterTheShorterGraceAndWasNeverOffline() {
        leave(enter(VISITOR), true);
        pass(Duration.ofSeconds(6));
        awaitHeard("visitor JOINED", "visitor LEFT");
    }

    @Test
    void whoGoesIsToldAtOnce() {
        leave(enter(MEMBER), false);
        leave(enter(VISITOR), false);
        awaitHeard("member ONLINE", "member OFFLINE", "visitor JOINED", "visitor LEFT");
    }

    @Test
    void whoIsSentOutWhileTheirConnectionIsBrokenIsGone() {
        leave(enter(MEMBER), true);
        House.await(house.memberships.remove(Speaker.of(OWNER), TEA, MEMBER.id()));
        assertThat(enter(OWNER).snapshot().members())
                .extracting(MemberState::id)
                .containsExactly(OWNER.id());
    }

    @Test
    void aRoomThatEverybodyLostStaysAwakeUntilTheGraceIsOver() {
        leave(enter(MEMBER), true);
        leave(witness, true);
        house.live.rest(TEA);
        assertThat(house.live.get(TEA)).isNotNull();
        pass(Duration.ofSeconds(31));
        // Its lane is idle a moment after what it has answered.
        Awaitility.await().until(() -> {
            house.live.rest(TEA);
            return house.live.get(TEA) == null;
        });
        assertThat(listed(MEMBER)).isEqualTo(Status.OFFLINE);
    }

    /** Whatever happens, in whatever order: who was told of it knows what who comes later is given. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatWasToldIsWhatAFreshListSays(int seed) {
        var random = new Random(seed);
        List<Person> people = List.of(MEMBER, VISITOR, person("three"), person("four"));
        List<Reader> here = new ArrayList<>();
        for (int step = 0; step < 120; step++) {
            happen(random, people, here);
        }
        Awaitility.await().untilAsserted(() -> assertThat(known()).isEqualTo(fresh()));
    }

    private void happen(Random random, List<Person> people, List<Reader> here) {
        Person person = people.get(random.nextInt(people.size()));
        Status status = List.of(Status.ONLINE, Status.AWAY, Status.BUSY).get(random.nextInt(3));
        Speaker owner = Speaker.of(OWNER);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> here.add(enter(person, status));
            case 3, 4, 5 -> {
                if (!here.isEmpty()) {
                    leave(here.remove(random.nextInt(here.size())), random.nextInt(4) != 0);
                }
            }
            case 6 -> {
                if (!here.isEmpty()) {
                    Reader reader = here.get(random.nextInt(here.size()));
                    reader.status = status;
                    house.rooms.status(reader, TEA);
                }
            }
            case 7 -> House.await(house.memberships.put(owner, TEA, person.id(), Role.MEMBER));
            case 8 -> {
                House.await(house.memberships.remove(owner, TEA, person.id()).exceptionally(refused -> null));
                here.removeIf(reader -> !reader.reasons.isEmpty());
            }
            default -> pass(Duration.ofSeconds(random.nextInt(20)));
        }
    }

    private Map<String, Status> fresh() {
        return statuses(house.live.existing(TEA).room().members());
    }

    private static Map<String, Status> statuses(List<MemberState> members) {
        Map<String, Status> statuses = new TreeMap<>();
        members.forEach(member -> statuses.put(member.name(), member.status()));
        return statuses;
    }

    /** What the page makes of it, too. */
    private Map<String, Status> known() {
        Map<String, Status> people = statuses(witness.snapshot().members());
        for (ServerFrame frame : witness.heard) {
            if (frame instanceof Member member) {
                people.put(member.user().name(), Status.ONLINE);
                if (member.change() == Member.Change.LEFT) {
                    people.remove(member.user().name());
                }
            } else if (frame instanceof Presence presence) {
                people.put(presence.user().name(), presence.status());
            } else if (frame instanceof Membership event) {
                String name = event.user().name();
                switch (event.change()) {
                    case JOINED, ROLE -> people.putIfAbsent(name, Status.OFFLINE);
                    case KICKED -> people.remove(name);
                    case LEFT -> people.remove(name, Status.OFFLINE);
                    default -> throw new AssertionError(event);
                }
            }
        }
        return people;
    }
}
