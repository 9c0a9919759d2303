package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.log.LogUnavailable;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MemberState;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.ServerFrame.Presence;
import org.parley.protocol.Status;
import org.parley.protocol.StatusText;
import org.parley.protocol.UserId;

/** What people choose that others see of them: kept, told at once, and the same in every list. */
class ProfilesTest {

    private static final RoomId TEA = new RoomId("tea");
    private static final Person ADA = new Person(new UserId("u-ada"), "ada", false);
    private static final Person BOB = new Person(new UserId("u-bob"), "bob", false);
    private static final Profile BUSY = new Profile(new StatusText("writing"), 3);

    @RegisterExtension
    final House house = new House();

    private Reader enter(Person person, RoomId room) {
        var reader = new Reader(person.name(), person);
        reader.profile = house.profiles.last(person.id());
        House.await(house.rooms.join(reader, room, null, null, null));
        return reader;
    }

    private void choose(Person person, Profile profile) {
        House.await(house.profiles.change(Speaker.of(person), before -> profile));
    }

    private void makeTea() {
        House.await(house.keeper.create(
                Speaker.of(BOB), new RoomInfo(TEA, "Tea", RoomInfo.Kind.PUBLIC, RoomInfo.Life.LASTING)));
    }

    private static MemberState row(Reader reader, Person person) {
        return reader.snapshot().members().stream()
                .filter(member -> member.id().equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Profile listed(Reader reader, Person person) {
        MemberState row = row(reader, person);
        return new Profile(row.text(), row.hue());
    }

    @Test
    void aChangeIsToldAtOnceInEachRoomAndStandsInTheList() {
        Reader bob = enter(BOB, House.LOBBY);
        Reader beside = enter(BOB, TEA);
        enter(ADA, House.LOBBY);
        enter(ADA, TEA);
        choose(ADA, BUSY);
        assertThat(bob.await(Presence.class)).isEqualTo(new Presence(House.LOBBY, ADA, Status.ONLINE, BUSY));
        assertThat(beside.await(Presence.class)).isEqualTo(new Presence(TEA, ADA, Status.ONLINE, BUSY));
        assertThat(listed(enter(BOB, House.LOBBY), ADA)).isEqualTo(BUSY);
    }

    @Test
    void whatIsSoAlreadyIsNotTold() {
        Reader bob = enter(BOB, House.LOBBY);
        enter(ADA, House.LOBBY);
        choose(ADA, BUSY);
        choose(ADA, BUSY);
        choose(ADA, Profile.NONE);
        Awaitility.await().until(() -> bob.heard(Presence.class).size() == 2);
        assertThat(bob.heard(Presence.class).get(1)).isEqualTo(new Presence(House.LOBBY, ADA, Status.ONLINE));
    }

    @Test
    void whoComesInBringsItAlong() {
        choose(ADA, BUSY);
        Reader bob = enter(BOB, House.LOBBY);
        enter(ADA, House.LOBBY);
        assertThat(bob.await(Presence.class)).isEqualTo(new Presence(House.LOBBY, ADA, Status.ONLINE, BUSY));
        assertThat(listed(enter(BOB, House.LOBBY), ADA)).isEqualTo(BUSY);
    }

    @Test
    void aRoomThatWakesKnowsIt() {
        makeTea();
        House.await(house.memberships.put(Speaker.of(BOB), TEA, ADA.id(), Role.MEMBER));
        Awaitility.await().until(() -> {
            house.live.rest(TEA);
            return house.live.get(TEA) == null;
        });
        choose(ADA, BUSY);
        assertThat(listed(enter(BOB, TEA), ADA)).isEqualTo(BUSY);
        assertThat(row(enter(BOB, TEA), ADA).status()).isEqualTo(Status.OFFLINE);
    }

    @Test
    void ofWhoIsInvitedItIsKnownAfterTheEvent() {
        choose(ADA, BUSY);
        makeTea();
        Reader bob = enter(BOB, TEA);
        House.await(house.memberships.put(Speaker.of(BOB), TEA, ADA.id(), Role.MEMBER));
        assertThat(bob.await(Presence.class)).isEqualTo(new Presence(TEA, ADA, Status.OFFLINE, BUSY));
        assertThat(listed(enter(BOB, TEA), ADA)).isEqualTo(BUSY);
    }

    @Test
    void aStatusTextLeavesTheColourAndTheStatusBothAsTheyAre() {
        Reader bob = enter(BOB, House.LOBBY);
        Reader ada = enter(ADA, House.LOBBY);
        choose(ADA, new Profile(null, 5));
        var text = new StatusText("at lunch");
        House.await(house.profiles.change(ada, before -> before.saying(text)));
        ada.status = Status.AWAY;
        house.rooms.status(ada, House.LOBBY);
        Awaitility.await().until(() -> bob.heard(Presence.class).size() == 3);
        assertThat(bob.heard(Presence.class).get(2))
                .isEqualTo(new Presence(House.LOBBY, ADA, Status.AWAY, new Profile(text, 5)));
    }

    @Test
    void aGuestsIsToldAndNotKept() {
        var guest = new Person(new UserId("g-1"), "Guest", true);
        Reader bob = enter(BOB, House.LOBBY);
        enter(guest, House.LOBBY);
        choose(guest, BUSY);
        assertThat(bob.await(Presence.class)).isEqualTo(new Presence(House.LOBBY, guest, Status.ONLINE, BUSY));
        assertThat(House.await(house.profiles.of(guest))).isEqualTo(BUSY);
        assertThat(house.book.find(List.of(guest.id()))).isEmpty();
    }

    @Test
    void whoHasNothingButANameHasNoProfile() {
        var named = new Person(new UserId("n-1"), "Named", true);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> choose(named, BUSY));
        assertThat(refusal.code()).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void whoChangesItTooOftenIsRefusedForAWhile() {
        var limited = new House("parley.presence.grace=1s");
        try {
            var speaker = Speaker.of(ADA);
            for (int i = 0; i < 10; i++) {
                House.await(limited.profiles.change(speaker, before -> BUSY));
            }
            Refusal refusal =
                    catchThrowableOfType(Refusal.class, () -> limited.profiles.change(speaker, before -> BUSY));
            assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            limited.moved.addAndGet(Duration.ofSeconds(5).toNanos());
            House.await(limited.profiles.change(speaker, before -> BUSY));
        } finally {
            limited.threads.close();
        }
    }

    @Test
    void aColourIsOneOfThePages() {
        for (int hue : new int[] {-1, 8, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> new Profile(null, hue)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void ofWhoIsForgottenNothingIsShown() {
        Reader bob = enter(BOB, House.LOBBY);
        enter(ADA, House.LOBBY);
        choose(ADA, BUSY);
        house.profiles.forget(ADA.id());
        Awaitility.await().until(() -> bob.heard(Presence.class).size() == 2);
        assertThat(listed(enter(BOB, House.LOBBY), ADA)).isEqualTo(Profile.NONE);
        assertThat(house.profiles.last(ADA.id())).isEqualTo(Profile.NONE);
    }

    @Test
    void aCrowdThatComesTogetherIsReadInFewQueries() {
        List<CompletableFuture<Profile>> all = IntStream.range(0, 500)
                .mapToObj(i -> new Person(new UserId("u-" + i), "p" + i, false))
                .map(person -> house.profiles.of(person).toCompletableFuture())
                .toList();
        all.forEach(CompletableFuture::join);
        assertThat(house.book.reads).hasValueLessThan(100);
    }

    @Test
    void anotherNodesChangeIsSeenAfterAMinute() {
        assertThat(House.await(house.profiles.of(ADA))).isEqualTo(Profile.NONE);
        house.book.keep(ADA.id(), BUSY);
        assertThat(House.await(house.profiles.of(ADA))).isEqualTo(Profile.NONE);
        house.moved.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(House.await(house.profiles.of(ADA))).isEqualTo(BUSY);
    }

    @Test
    void whereNothingCanBeReadPeopleComeInWithoutIt() {
        ProfileBook away = new ProfileBook() {
            @Override
            public Map<UserId, Profile> find(Collection<UserId> people) {
                throw new LogUnavailable("away");
            }

            @Override
            public void keep(UserId person, Profile profile) {
                throw new LogUnavailable("away");
            }
        };
        var known = new KnownProfiles(away, new Reading(house.threads), System::nanoTime);
        assertThat(House.await(known.of(ADA.id()))).isEqualTo(Profile.NONE);
        known.hold(ADA.id(), BUSY);
        assertThat(House.await(known.of(ADA.id()))).isEqualTo(BUSY);
        var full = new KnownProfiles(
                away,
                new Reading(task -> {
                    throw new RejectedExecutionException();
                }),
                System::nanoTime);
        assertThat(House.await(full.of(ADA.id()))).isEqualTo(Profile.NONE);
        assertThat(House.await(full.of(BOB.id()))).isEqualTo(Profile.NONE);
    }
}
