package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.config.ChatConfig;
import org.parley.identity.Identity;
import org.parley.log.Standing;
import org.parley.protocol.Author;
import org.parley.protocol.Membership;
import org.parley.protocol.Person;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.UserId;

/** Memberships follow from roles that people have elsewhere, and go with them. */
class GrantedRoomsTest {

    private static final RoomId NEWS = new RoomId("news");
    private static final Person ADA = new Person(new UserId("u-ada"), "ada", false);
    private static final Person BOB = new Person(new UserId("u-bob"), "bob", false);

    private final Grants grants = new Grants(ChatConfig.from(key ->
            key.equals("parley.rooms.roles") ? "staff=news:member, editor=news:moderator, keeper=*:moderator" : ""));

    @RegisterExtension
    final House house = new House();

    private static Identity with(String... roles) {
        return new Identity(ADA, Identity.Source.CONTAINER, true, Set.of(roles), null);
    }

    private void comesIn(String... roles) {
        var granted = new GrantedRooms(grants, house.live, house.log, house.memberships, house.threads);
        House.await(granted.apply(with(roles)));
    }

    private void assertRole(Role role) {
        assertThat(house.log.standings(NEWS)).extracting(Standing::role).containsExactly(role);
    }

    @Test
    void aRoleOfTheServersMakesAMemberAndItsEndUnmakesThem() {
        comesIn("staff");
        assertRole(Role.MEMBER);
        assertThat(house.log.find(NEWS).orElseThrow().info().kind()).isEqualTo(RoomInfo.Kind.PRIVATE);
        long head = house.log.find(NEWS).orElseThrow().head();
        comesIn("staff");
        assertThat(house.log.find(NEWS).orElseThrow().head())
                .as("nothing happened")
                .isEqualTo(head);
        comesIn("staff", "editor");
        assertRole(Role.MODERATOR);
        comesIn("staff");
        assertRole(Role.MEMBER);
        comesIn();
        assertThat(house.log.standings(NEWS)).isEmpty();
        assertThat(house.log.readAfter(NEWS, 0, 10))
                .filteredOn(Membership.class::isInstance)
                .extracting(event -> ((Membership) event).by())
                .containsOnly(Author.PARLEY);
    }

    @Test
    void whatWasDecidedByHandStays() {
        House.await(house.keeper.create(
                Speaker.of(BOB), new RoomInfo(NEWS, "News", RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING)));
        House.await(house.memberships.put(Speaker.of(BOB), NEWS, ADA.id(), Role.OWNER));
        comesIn("staff");
        comesIn();
        assertThat(house.log.standingsOf(ADA.id()).values())
                .extracting(Standing::role)
                .containsExactly(Role.OWNER);
        House.await(house.memberships.ban(Speaker.of(BOB), NEWS, ADA.id()));
        comesIn("staff");
        assertThat(house.log.standingsOf(ADA.id()).values())
                .extracting(Standing::banned)
                .containsExactly(true);
    }

    @Test
    void aRoleEverywhereIsOneInAllRooms() {
        assertThat(grants.everywhere(with("keeper"))).isEqualTo(Role.MODERATOR);
        assertThat(grants.everywhere(with("staff"))).isNull();
        assertThat(grants.everywhere(with(Identity.ADMIN))).isEqualTo(Role.OWNER);
    }
}
