package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.log.Posting;
import org.parley.log.RoomPatch;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.Deleted;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MemberState;
import org.parley.protocol.Membership;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.RoomInfo.Kind;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Member;
import org.parley.protocol.ServerFrame.Typing;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;

/** Who belongs to a room and what they may do there, as those see it who are in it. */
class MembershipsTest {

    private static final RoomId TEA = new RoomId("tea");
    private static final Person ADA = person("ada");
    private static final Person BOB = person("bob");
    private static final Person CARA = person("cara");

    @RegisterExtension
    final House house = new House();

    private static Person person(String name) {
        return new Person(new UserId("u-" + name), name, false);
    }

    private static Speaker as(Person person) {
        return Speaker.of(person);
    }

    private void make(Kind kind) {
        House.await(house.keeper.create(as(ADA), new RoomInfo(TEA, "Tea", kind, RoomInfo.Life.LASTING)));
    }

    private Reader enter(Person person) {
        var reader = new Reader(person.name(), person);
        House.await(house.rooms.join(reader, TEA, null, null, null));
        return reader;
    }

    private CompletionStage<Message> say(Person person, String text) {
        return house.send(TEA, person, text);
    }

    private void put(Person by, Person user, @Nullable Role role) {
        House.await(house.memberships.put(as(by), TEA, user.id(), role));
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(failure -> assertThat(failure instanceof Refusal ? failure : failure.getCause())
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code)));
    }

    @Test
    void aPrivateRoomIsThereForItsMembersOnly() {
        make(Kind.PRIVATE);
        refused(ErrorCode.NOT_FOUND, () -> enter(BOB));
        refused(ErrorCode.NOT_FOUND, () -> House.await(say(BOB, "let me in")));
        refused(ErrorCode.NOT_FOUND, () -> House.await(house.rooms.room(as(BOB), TEA)));
        refused(
                ErrorCode.NOT_FOUND,
                () -> House.await(house.rooms.history(as(BOB), new ClientFrame.History(null, TEA, null, null, 50))));
        refused(ErrorCode.NOT_FOUND, () -> House.await(house.rooms.arrival(as(BOB), TEA, 0, Duration.ofSeconds(1))));
        refused(ErrorCode.NOT_FOUND, () -> House.await(house.rooms.who(as(BOB), new ClientFrame.Who(null, TEA))));
        assertThat(House.await(house.rooms.rooms(as(BOB)))).isEmpty();

        put(ADA, BOB, null);
        Reader bob = enter(BOB);
        assertThat(bob.snapshot().role()).isEqualTo(Role.MEMBER);
        assertThat(House.await(house.rooms.rooms(as(BOB))))
                .extracting(RoomView::id, RoomView::role)
                .containsExactly(tuple(TEA, Role.MEMBER));
        House.await(say(BOB, "here I am"));
        bob.awaitMessages(1);
    }

    @Test
    void whoIsSentOutHearsWhyAndNothingMore() {
        make(Kind.PRIVATE);
        put(ADA, BOB, null);
        Reader ada = enter(ADA);
        Reader bob = enter(BOB);
        House.await(house.memberships.remove(as(ADA), TEA, BOB.id()));
        Awaitility.await().until(() -> !bob.reasons.isEmpty());
        assertThat(bob.reasons.get(0)).isInstanceOfSatisfying(Membership.class, why -> {
            assertThat(why.change()).isEqualTo(Membership.Change.KICKED);
            assertThat(why.by()).isEqualTo(ADA.author());
        });
        assertThat(ada.await(Membership.class).user()).isEqualTo(BOB);
        House.await(say(ADA, "without him"));
        ada.awaitMessages(1);
        assertThat(bob.messages()).isEmpty();
        refused(ErrorCode.NOT_FOUND, () -> enter(BOB));
        assertThat(House.await(house.rooms.room(as(ADA), TEA)).members())
                .extracting(MemberState::id)
                .containsExactly(ADA.id());
    }

    @Test
    void whoIsBannedStaysOutUntilThatIsLifted() {
        make(Kind.PUBLIC);
        Reader bob = enter(BOB);
        House.await(house.memberships.ban(as(ADA), TEA, BOB.id()));
        Awaitility.await().until(() -> !bob.reasons.isEmpty());
        refused(ErrorCode.FORBIDDEN, () -> enter(BOB));
        refused(ErrorCode.FORBIDDEN, () -> House.await(say(BOB, "let me in")));
        refused(
                ErrorCode.FORBIDDEN,
                () -> House.await(house.rooms.history(as(BOB), new ClientFrame.History(null, TEA, null, null, 50))));
        refused(ErrorCode.CONFLICT, () -> put(ADA, BOB, Role.MEMBER));
        House.await(house.memberships.unban(as(ADA), TEA, BOB.id()));
        Awaitility.await().untilAsserted(() -> assertThat(enter(BOB).snapshot()).isNotNull());
    }

    @Test
    void whoIsMutedReadsAndIsSilent() {
        make(Kind.PUBLIC);
        Reader ada = enter(ADA);
        enter(BOB);
        House.await(house.memberships.mute(as(ADA), TEA, BOB.id(), Duration.ofHours(1)));
        ada.await(Membership.class);
        refused(ErrorCode.FORBIDDEN, () -> House.await(say(BOB, "hm")));
        House.await(house.memberships.unmute(as(ADA), TEA, BOB.id()));
        Awaitility.await().until(() -> ada.heard(Membership.class).size() == 2);
        House.await(say(BOB, "again"));
    }

    @Test
    void onlyModeratorsSpeakWhereOthersRead() {
        make(Kind.READ_ONLY);
        Reader bob = enter(BOB);
        refused(ErrorCode.FORBIDDEN, () -> House.await(say(BOB, "me too")));
        House.await(say(ADA, "news"));
        bob.awaitMessages(1);
        put(ADA, BOB, Role.MODERATOR);
        House.await(say(BOB, "now"));
    }

    @Test
    void nobodyDecidesAboutWhoIsAsHigh() {
        make(Kind.PUBLIC);
        put(ADA, BOB, Role.MODERATOR);
        put(ADA, CARA, Role.MODERATOR);
        refused(ErrorCode.FORBIDDEN, () -> House.await(house.memberships.remove(as(BOB), TEA, CARA.id())));
        refused(ErrorCode.FORBIDDEN, () -> House.await(house.memberships.ban(as(BOB), TEA, ADA.id())));
        refused(ErrorCode.FORBIDDEN, () -> put(BOB, BOB, Role.OWNER));
        refused(ErrorCode.FORBIDDEN, () -> put(BOB, CARA, Role.MEMBER));
        House.await(house.memberships.remove(as(ADA), TEA, CARA.id()));
    }

    @Test
    void aRoomKeepsAnOwner() {
        make(Kind.PUBLIC);
        refused(ErrorCode.CONFLICT, () -> House.await(house.memberships.remove(as(ADA), TEA, ADA.id())));
        refused(ErrorCode.CONFLICT, () -> put(ADA, ADA, Role.MEMBER));
        put(ADA, BOB, Role.OWNER);
        House.await(house.memberships.remove(as(ADA), TEA, ADA.id()));
    }

    @Test
    void guestsAreNoMembersAndMakeNoRooms() {
        make(Kind.PUBLIC);
        Reader eve = new Reader("eve");
        House.await(house.rooms.join(eve, TEA, null, null, null));
        refused(ErrorCode.CONFLICT, () -> put(ADA, eve.person(), Role.MEMBER));
        refused(ErrorCode.FORBIDDEN, () -> put(eve.person(), eve.person(), null));
        refused(
                ErrorCode.FORBIDDEN,
                () -> House.await(house.keeper.create(
                        as(eve.person()), new RoomInfo(new RoomId("x"), "X", Kind.PUBLIC, RoomInfo.Life.LASTING))));
    }

    @Test
    void membersAreListedWhileTheyAreAway() {
        make(Kind.PRIVATE);
        put(ADA, BOB, null);
        Reader ada = enter(ADA);
        assertThat(ada.snapshot().members())
                .extracting(MemberState::name, MemberState::status, MemberState::role)
                .containsExactlyInAnyOrder(
                        tuple("ada", Status.ONLINE, Role.OWNER), tuple("bob", Status.OFFLINE, Role.MEMBER));
    }

    @Test
    void aMessageThatIsTakenBackIsGoneForThoseWhoComeAfterIt() {
        make(Kind.PUBLIC);
        Reader ada = enter(ADA);
        Reader bob = enter(BOB);
        long seq = House.await(say(BOB, "oh no")).seq();
        ada.awaitMessages(1);
        refused(ErrorCode.FORBIDDEN, () -> House.await(house.rooms.delete(as(CARA), TEA, seq)));
        refused(ErrorCode.NOT_FOUND, () -> House.await(house.rooms.delete(as(BOB), TEA, 1)));
        refused(ErrorCode.NOT_FOUND, () -> House.await(house.rooms.delete(as(BOB), TEA, 99)));
        House.await(house.rooms.delete(as(ADA), TEA, seq));
        assertThat(bob.await(Deleted.class).target()).isEqualTo(seq);
        assertThat(House.await(house.rooms.delete(as(BOB), TEA, seq)))
                .as("it was so already")
                .isEmpty();
        Message late = (Message) enter(CARA).snapshot().events().get((int) seq - 1);
        assertThat(late.isDeleted()).isTrue();
        assertThat(late.text()).isEmpty();
    }

    @Test
    void aRoomThatBecomesPrivateIsLeftByThoseWhoAreNoMembers() {
        make(Kind.PUBLIC);
        Reader ada = enter(ADA);
        Reader bob = enter(BOB);
        House.await(house.keeper.change(as(ADA), TEA, new RoomPatch(null, null, Kind.PRIVATE, null, null)));
        Awaitility.await().until(() -> !bob.reasons.isEmpty());
        assertThat(bob.reasons.get(0)).isInstanceOf(RoomChange.class);
        assertThat(ada.reasons).isEmpty();
        refused(ErrorCode.FORBIDDEN, () -> House.await(house.keeper.delete(as(moderator()), TEA)));
    }

    @Test
    void whatIsDecidedAboutARoomThatHasGoneToRestMeanwhileIsSoWhenItWakes() {
        make(Kind.PUBLIC);
        LiveRoom live = house.live.existing(TEA);
        house.live.rest(TEA);
        assertThat(house.live.get(TEA)).isNull();
        var decision = new Posting.Decision(ADA.author(), Membership.Change.BANNED, BOB, null);
        assertThat(House.await(live.decide(decision, as(ADA))).change()).isEqualTo(Membership.Change.BANNED);
        refused(ErrorCode.FORBIDDEN, () -> enter(BOB));
    }

    @Test
    void whoBecomesAMemberIsToldOfItAlsoWhereNobodyIsInTheRoom() {
        List<Membership> newcomers = new CopyOnWriteArrayList<>();
        house.rooms.listen(newcomers::add);
        make(Kind.PRIVATE);
        put(ADA, BOB, null);
        RoomId direct =
                House.await(house.keeper.direct(as(ADA), Set.of(CARA.id()))).id();
        House.await(house.keeper.direct(as(CARA), Set.of(ADA.id())));
        assertThat(newcomers)
                .extracting(event -> event.room() + " " + event.user().name())
                .containsExactly("tea ada", "tea bob", direct + " ada", direct + " cara");
    }

    private Person moderator() {
        put(ADA, CARA, Role.MODERATOR);
        return CARA;
    }

    @Test
    void moderatorsSeeWhoIsBannedOrMutedAndWhoIsMutedIsToldOnComingIn() {
        make(Kind.PUBLIC);
        House.await(house.memberships.ban(as(ADA), TEA, BOB.id()));
        House.await(house.memberships.mute(as(ADA), TEA, CARA.id(), null));
        assertThat(House.await(house.memberships.sanctions(as(ADA), TEA)))
                .containsExactly(
                        new Memberships.Sanction(BOB.author(), true, null),
                        new Memberships.Sanction(CARA.author(), false, new ServerFrame.Silence(null)));
        refused(ErrorCode.FORBIDDEN, () -> House.await(house.memberships.sanctions(as(CARA), TEA)));
        assertThat(enter(CARA).snapshot().muted()).isEqualTo(new ServerFrame.Silence(null));
        assertThat(enter(ADA).snapshot().muted()).isNull();

        House.await(house.memberships.mute(as(ADA), TEA, CARA.id(), Duration.ofMinutes(5)));
        assertThat(enter(CARA).snapshot().muted())
                .isNotNull()
                .satisfies(silence -> assertThat(silence.until()).isNotNull());
        House.await(house.memberships.unmute(as(ADA), TEA, CARA.id()));
        House.await(house.memberships.unban(as(ADA), TEA, BOB.id()));
        assertThat(House.await(house.memberships.sanctions(as(ADA), TEA))).isEmpty();
    }

    @Test
    void aDeletedRoomIsGoneForAll() {
        make(Kind.PUBLIC);
        Reader ada = enter(ADA);
        refused(ErrorCode.FORBIDDEN, () -> House.await(house.keeper.delete(as(BOB), TEA)));
        House.await(house.keeper.delete(as(ADA), TEA));
        assertThat(ada.reasons).containsExactly(new ServerFrame.Gone(TEA));
        refused(ErrorCode.NOT_FOUND, () -> House.await(house.rooms.room(as(ADA), TEA)));
        assertThat(enter(BOB).snapshot().head()).as("another room").isZero();
    }

    @Test
    void aChangeOfNothingIsNoneAndNoEvent() {
        make(Kind.PUBLIC);
        long head = House.await(house.rooms.room(as(ADA), TEA)).head();
        refused(
                ErrorCode.BAD_REQUEST,
                () -> House.await(house.keeper.change(as(CARA), TEA, new RoomPatch(null, null, null, null, null))));
        assertThat(House.await(house.rooms.room(as(ADA), TEA)).head()).isEqualTo(head);
    }

    @Test
    void thoseWhoStayHearWhoHasToGoWhenARoomBecomesPrivate() {
        make(Kind.PUBLIC);
        Reader ada = enter(ADA);
        enter(BOB);
        house.rooms.typing(as(BOB), TEA, true);
        assertThat(ada.await(Typing.class).users()).containsExactly(BOB);
        House.await(house.keeper.change(as(ADA), TEA, new RoomPatch(null, null, Kind.PRIVATE, null, null)));
        Awaitility.await()
                .untilAsserted(() -> assertThat(ada.heard(Member.class))
                        .extracting(Member::change, Member::user)
                        .endsWith(tuple(Member.Change.LEFT, BOB)));
        Awaitility.await()
                .untilAsserted(() -> assertThat(ada.heard(Typing.class))
                        .last()
                        .satisfies(typing -> assertThat(typing.users()).isEmpty()));
    }

    @Test
    void aSlowRoomLetsMembersWaitAndModeratorsNot() {
        make(Kind.PUBLIC);
        Reader ada = enter(ADA);
        House.await(house.keeper.change(as(ADA), TEA, new RoomPatch(null, null, null, null, 60)));
        ada.await(RoomChange.class);
        House.await(say(BOB, "one"));
        refused(ErrorCode.RATE_LIMITED, () -> House.await(say(BOB, "two")));
        House.await(say(ADA, "one"));
        House.await(say(ADA, "two"));
        house.moved.addAndGet(Duration.ofSeconds(60).toNanos());
        House.await(say(BOB, "two"));
    }

    @Test
    void aDirectRoomIsThatOfItsPeopleHoweverTheyAreNamed() {
        RoomView one = House.await(house.keeper.direct(as(ADA), Set.of(BOB.id())));
        RoomView same = House.await(house.keeper.direct(as(BOB), Set.of(ADA.id(), BOB.id())));
        assertThat(same.id()).isEqualTo(one.id());
        assertThat(one.kind()).isEqualTo(Kind.DIRECT);
        assertThat(one.members()).extracting(MemberState::name).containsExactlyInAnyOrder("ada", "bob");
        refused(ErrorCode.NOT_FOUND, () -> House.await(house.rooms.room(Speaker.of(CARA, Role.OWNER), one.id())));
        refused(ErrorCode.FORBIDDEN, () -> House.await(house.memberships.put(as(ADA), one.id(), CARA.id(), null)));
        refused(ErrorCode.FORBIDDEN, () -> House.await(house.memberships.remove(as(ADA), one.id(), BOB.id())));
        refused(ErrorCode.BAD_REQUEST, () -> House.await(house.keeper.direct(as(ADA), Set.of())));
        Set<UserId> thousands =
                IntStream.range(0, 5_000).mapToObj(i -> new UserId("c-" + i)).collect(Collectors.toSet());
        refused(ErrorCode.BAD_REQUEST, () -> House.await(house.keeper.direct(as(ADA), thousands)));
        refused(ErrorCode.NOT_FOUND, () -> House.await(house.keeper.direct(as(ADA), Set.of(new UserId("c-none")))));
        var reserved = new RoomId("d-" + "0".repeat(40));
        refused(
                ErrorCode.NOT_FOUND,
                () -> House.await(house.rooms.join(new Reader("bob", BOB), reserved, null, null, null)));
    }
}
