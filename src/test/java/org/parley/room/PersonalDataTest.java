package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.ServerFrame.Member;
import org.parley.protocol.ServerFrame.Resync;
import org.parley.protocol.UserId;

/** What rooms know of a person is given out and forgotten, also under those who are in them. */
class PersonalDataTest {

    private static final Person ADA = new Person(new UserId("u-ada"), "ada", false);
    private static final Person BOB = new Person(new UserId("u-bob"), "bob", false);

    @RegisterExtension
    final House house = new House();

    private List<Message> written(Person person) throws IOException {
        List<Message> all = new ArrayList<>();
        house.personal.read(person.id(), event -> all.add((Message) event));
        return all;
    }

    private void forget(Person person) {
        house.personal.erase(house.personal.erasureOf(person.id()));
    }

    @Test
    void whoIsInARoomLoadsItAgainAndFindsNobody() {
        Reader reader = house.join("bob");
        house.say(ADA, "from ada");
        house.say(BOB, "from bob");
        Joined before = reader.snapshot();
        forget(ADA);
        Resync resync = reader.await(Resync.class);
        assertThat(resync.room()).isEqualTo(House.LOBBY);
        assertThat(resync.epoch()).isNotEqualTo(before.epoch());
        Joined after = house.join("bob", before.epoch(), 1L).snapshot();
        assertThat(after.recovered()).isFalse();
        assertThat(after.epoch()).isEqualTo(resync.epoch());
        assertThat(after.head()).isEqualTo(2);
        assertThat(after.events())
                .extracting(event -> ((Message) event).from().name())
                .containsExactly(PersonalData.NAME, "bob");
        assertThat(house.say(BOB, "on we go").seq()).isEqualTo(3);
        reader.awaitMessages(3);
    }

    @Test
    void theLastWordThatNamesSomebodyComesBeforeTheOthersLoadTheRoomAgain() {
        Reader bob = house.join("bob");
        Reader ada = new Reader("ada", ADA);
        House.await(house.rooms.join(ada, House.LOBBY, null, null, null));
        house.say(ADA, "from ada");
        forget(ADA);
        Resync resync = bob.await(Resync.class);
        // Her socket is closed a moment later.
        house.rooms.leave(ada, House.LOBBY, false);
        house.say(BOB, "on we go");
        bob.awaitMessages(2);
        assertThat(bob.heard
                        .subList(bob.heard.indexOf(resync), bob.heard.size())
                        .toString())
                .doesNotContain("u-ada");
        assertThat(bob.heard(Member.class))
                .extracting(Member::change)
                .containsExactly(Member.Change.JOINED, Member.Change.LEFT);
        assertThat(house.join("cara").snapshot().members().toString()).doesNotContain("u-ada");
    }

    @Test
    void whoIsForgottenHasNoRightsAnyMore() {
        house.join("bob");
        House.await(house.memberships.put(Speaker.of(ADA), House.LOBBY, ADA.id(), null));
        assertThat(house.log.standingsOf(ADA.id())).hasSize(1);
        forget(ADA);
        assertThat(house.log.standingsOf(ADA.id())).isEmpty();
        assertThat(house.live.existing(House.LOBBY).room().rights().standing(ADA.id()))
                .isNull();
    }

    @Test
    void allThatSomebodyWroteIsGivenOutAndNothingElse() throws IOException {
        house.join("bob");
        for (int i = 0; i < 3; i++) {
            house.say(ADA, "ada " + i);
            house.say(BOB, "bob " + i);
        }
        RoomId direct = House.await(house.keeper.direct(Speaker.of(ADA), Set.of(BOB.id())))
                .id();
        House.await(house.send(direct, ADA, "for bob alone"));
        assertThat(written(ADA)).extracting(Message::text).containsExactly("for bob alone", "ada 0", "ada 1", "ada 2");
        assertThat(house.personal.standings(ADA.id()).get(direct))
                .satisfies(standing -> assertThat(standing.role()).isEqualTo(Role.MEMBER));
        forget(ADA);
        assertThat(written(ADA)).isEmpty();
        assertThat(written(BOB)).hasSize(3);
    }

    /** Whom the server or a provider knows has the same id again, and not what was theirs before. */
    @Test
    void whoComesAgainHasANewDirectRoomWithTheSamePeople() {
        Set<UserId> bob = Set.of(BOB.id());
        RoomId before = House.await(house.keeper.direct(Speaker.of(ADA), bob)).id();
        House.await(house.send(before, ADA, "before"));
        forget(ADA);
        RoomId after = House.await(house.keeper.direct(Speaker.of(ADA), bob)).id();
        assertThat(after).isNotEqualTo(before);
        assertThat(House.await(house.keeper.direct(Speaker.of(BOB), Set.of(ADA.id())))
                        .id())
                .isEqualTo(after);
        assertThat(House.await(house.send(after, ADA, "after")).seq()).isPositive();
        assertThat(house.log.standingsOf(BOB.id())).containsOnlyKeys(before, after);
    }

    @Test
    void reportsOfTheForgottenAreNobodys() {
        house.join("bob");
        house.say(BOB, "rude");
        house.reports.add(new Report("1", House.LOBBY, 1, ADA.author(), "rude", java.time.Instant.EPOCH, null));
        forget(ADA);
        assertThat(house.reports.open(House.LOBBY))
                .extracting(report -> report.by().name())
                .containsExactly(PersonalData.NAME);
    }
}
