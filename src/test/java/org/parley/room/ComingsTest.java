package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.protocol.MemberState;
import org.parley.protocol.Person;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Member;
import org.parley.protocol.ServerFrame.Presence;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;
import org.parley.room.Audience.Told;

/** A crowd that comes and goes is told of by and by, and in the end everybody knows who is there. */
class ComingsTest {

    private static final int CROWD = 100;

    @RegisterExtension
    final House house = new House("parley.limits=off", "parley.presence.grace=0s");

    private final Comings comings = new Comings();

    @Test
    void theLastWordOfAKindAboutAPersonIsTold() {
        Person ada = person("ada");
        Person bob = person("bob");
        Told joined = add(1, ada, new Member(House.LOBBY, Member.Change.JOINED, ada));
        add(2, ada, new Presence(House.LOBBY, ada, Status.OFFLINE));
        Told offline = add(3, bob, new Presence(House.LOBBY, bob, Status.OFFLINE));
        Told online = add(4, ada, new Presence(House.LOBBY, ada, Status.ONLINE));
        assertThat(comings.take()).containsExactly(joined, offline, online);
        assertThat(comings.isEmpty()).isTrue();
    }

    @Test
    void whoComesBackIsTheLastThingSaid() {
        Person ada = person("ada");
        add(1, ada, new Presence(House.LOBBY, ada, Status.OFFLINE));
        add(2, ada, new Member(House.LOBBY, Member.Change.LEFT, ada));
        Told joined = add(3, ada, new Member(House.LOBBY, Member.Change.JOINED, ada));
        assertThat(comings.take()).last().isEqualTo(joined);
    }

    @Test
    void aCrowdThatComesBackIsToldInFewDeliveriesAndNobodyIsForgotten() {
        Reader witness = house.join("witness");
        List<Reader> crowd = crowd();
        crowd.forEach(reader -> house.rooms.leave(reader, House.LOBBY, true));
        List<Reader> back = crowd().subList(0, CROWD / 2);
        crowd().subList(CROWD / 2, CROWD).forEach(reader -> house.rooms.leave(reader, House.LOBBY, false));

        Reader late = house.join("late");
        Set<UserId> there = online(late.snapshot().members());
        assertThat(there).hasSizeGreaterThanOrEqualTo(back.size());
        Awaitility.await("the witness knows who is there")
                .untilAsserted(() -> assertThat(known(witness)).isEqualTo(there));
        Awaitility.await("so do those who came back")
                .untilAsserted(() -> assertThat(known(back.get(0))).isEqualTo(there));
        assertThat(witness.deliveries).hasSizeLessThan(CROWD);
    }

    @Test
    void nobodyHearsOfTheirOwnComing() {
        crowd();
        Reader last = house.join("last");
        Reader next = house.join("next");
        Awaitility.await().until(() -> known(last).contains(next.person().id()));
        assertThat(last.heard(Member.class)).extracting(Member::user).doesNotContain(last.person());
    }

    @Test
    void inASmallRoomEveryChangeIsToldBeforeWhatFollows() {
        Reader ada = house.join("ada");
        Reader bob = house.join("bob");
        house.say(bob.person(), "hello");
        ada.awaitMessages(1);
        assertThat(ada.heard.get(0)).isEqualTo(new Member(House.LOBBY, Member.Change.JOINED, bob.person()));
    }

    private List<Reader> crowd() {
        List<Reader> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(house.join("r" + i));
        }
        return crowd;
    }

    /** Returns who is online, by the reader's snapshot and what it has heard since. */
    private static Set<UserId> known(Reader reader) {
        Set<UserId> online = online(reader.snapshot().members());
        reader.heard.forEach(frame -> {
            if (frame instanceof Member member) {
                change(online, member.user(), member.change() == Member.Change.JOINED);
            } else if (frame instanceof Presence presence) {
                change(online, presence.user(), presence.status() == Status.ONLINE);
            }
        });
        return online;
    }

    private static void change(Set<UserId> online, Person person, boolean there) {
        if (there) {
            online.add(person.id());
        } else {
            online.remove(person.id());
        }
    }

    private static Set<UserId> online(List<MemberState> members) {
        Set<UserId> online = new LinkedHashSet<>();
        for (MemberState member : members) {
            if (member.status() == Status.ONLINE) {
                online.add(member.id());
            }
        }
        return online;
    }

    private Told add(long moment, Person person, ServerFrame frame) {
        var told = new Told(moment, frame);
        comings.add(person.id(), told);
        return told;
    }

    private static Person person(String name) {
        return new Person(new UserId("u-" + name), name, true);
    }
}
