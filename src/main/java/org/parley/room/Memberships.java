package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.parley.log.Posting;
import org.parley.log.Standing;
import org.parley.protocol.Author;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Membership;
import org.parley.protocol.Membership.Change;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame.Silence;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/**
 * The use cases of membership: who belongs to a room, what they may do there, and who is sent out. Each is an event in
 * the room's log.
 *
 * <p>Nothing here blocks the caller. A stage gives the event after its commit, nothing where all was so already, or a
 * {@link Refusal}. Thread-safe.
 */
@ApplicationScoped
public class Memberships {

    private final LiveRooms rooms;
    private final Directory directory;
    private final Reading reading;
    private final Clock clock;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Memberships() {
        rooms = null;
        directory = null;
        reading = null;
        clock = null;
    }

    /** Knows what the rooms know. */
    @Inject
    public Memberships(LiveRooms rooms, Directory directory, Threads threads, Clock clock) {
        this.rooms = rooms;
        this.directory = directory;
        this.reading = new Reading(threads);
        this.clock = clock;
    }

    /**
     * Makes somebody a lasting member, oneself where the room is open, or gives a member another role.
     *
     * @param wished null: whatever they have, or that of a member
     */
    public CompletionStage<Optional<Membership>> put(Speaker actor, RoomId room, UserId user, @Nullable Role wished) {
        return decide(actor, room, user, (live, person) -> {
            Rights rights = live.rights();
            Standing standing = rights.standing(user);
            Role has = standing == null ? null : standing.role();
            Role role = wished != null ? wished : has != null ? has : Role.MEMBER;
            boolean self = user.equals(actor.person().id());
            if (has == null || wished == null) {
                rights.require(self && role == Role.MEMBER ? Operation.JOIN : Operation.INVITE, actor);
            }
            if (role != (has == null ? Role.MEMBER : has)) {
                rights.require(Operation.CHANGE_ROLES, actor);
            }
            if (person.guest() || role == Role.GUEST) {
                throw new Refusal(ErrorCode.CONFLICT, "guests are no members");
            } else if (standing != null && standing.banned()) {
                throw new Refusal(ErrorCode.CONFLICT, "they are banned: lift that first");
            } else if (role == has) {
                return null;
            }
            if (has == Role.OWNER) {
                rights.requireOtherOwner(user);
            }
            return decision(actor, has == null ? Change.JOINED : Change.ROLE, person, role);
        });
    }

    /** Ends a membership: one's own, or sends somebody out. */
    public CompletionStage<Optional<Membership>> remove(Speaker actor, RoomId room, UserId user) {
        return decide(actor, room, user, (live, person) -> {
            Rights rights = live.rights();
            if (user.equals(actor.person().id())) {
                rights.require(Operation.LEAVE, actor);
                rights.requireOtherOwner(user);
                Standing standing = rights.standing(user);
                return standing == null || standing.role() == null ? null : decision(actor, Change.LEFT, person, null);
            }
            requireOver(Operation.KICK, live, actor, person);
            return decision(actor, Change.KICKED, person, null);
        });
    }

    /** Sends somebody out and keeps them out. */
    public CompletionStage<Optional<Membership>> ban(Speaker actor, RoomId room, UserId user) {
        return ban(actor, room, user, Change.BANNED);
    }

    /** Lets somebody in again who was banned. */
    public CompletionStage<Optional<Membership>> unban(Speaker actor, RoomId room, UserId user) {
        return ban(actor, room, user, Change.UNBANNED);
    }

    private CompletionStage<Optional<Membership>> ban(Speaker actor, RoomId room, UserId user, Change change) {
        return decide(actor, room, user, (live, person) -> {
            requireOver(Operation.BAN, live, actor, person);
            Standing standing = live.rights().standing(user);
            boolean banned = standing != null && standing.banned();
            return banned == (change == Change.BANNED) ? null : decision(actor, change, person, null);
        });
    }

    /** Silences somebody, for a time or until {@link #unmute}. */
    public CompletionStage<Optional<Membership>> mute(
            Speaker actor, RoomId room, UserId user, @Nullable Duration time) {
        return decide(actor, room, user, (live, person) -> {
            requireOver(Operation.MUTE, live, actor, person);
            return Posting.Decision.muting(
                    actor.person().author(),
                    person,
                    time == null ? null : clock.instant().plus(time));
        });
    }

    /** Lets somebody speak again. */
    public CompletionStage<Optional<Membership>> unmute(Speaker actor, RoomId room, UserId user) {
        return decide(actor, room, user, (live, person) -> {
            requireOver(Operation.MUTE, live, actor, person);
            Standing standing = live.rights().standing(user);
            return standing == null || standing.mutedUntil() == null
                    ? null
                    : decision(actor, Change.UNMUTED, person, null);
        });
    }

    /** Somebody who is kept out or silent. */
    public record Sanction(
            Author user, boolean banned, @Nullable Silence muted) {}

    /** Returns whom a room keeps out or silent, by their names. */
    public CompletionStage<List<Sanction>> sanctions(Actor actor, RoomId room) {
        return reading.of(() -> {
            LiveRoom live = rooms.existing(room);
            live.room().rights().require(Operation.SEE, actor);
            live.room().rights().require(Operation.SEE_SANCTIONS, actor);
            return live.room().log().standings(room).stream()
                    .map(this::sanction)
                    .filter(one -> one.banned() || one.muted() != null)
                    .sorted(Comparator.comparing(one -> one.user().name(), String.CASE_INSENSITIVE_ORDER))
                    .toList();
        });
    }

    private Sanction sanction(Standing standing) {
        return new Sanction(standing.person().author(), standing.banned(), Rights.silence(standing, clock.instant()));
    }

    /** Has the membership of somebody follow from the server's roles: given, changed or taken away by nobody's hand. */
    CompletionStage<Optional<Membership>> follow(LiveRoom live, Person person, @Nullable Role granted) {
        Standing standing = live.room().rights().standing(person.id());
        boolean given = standing != null && standing.given();
        Role has = standing == null ? null : standing.role();
        boolean banned = standing != null && standing.banned();
        Posting.Decision decision = null;
        if (granted == null && given) {
            decision = new Posting.Decision(Author.PARLEY, Change.LEFT, person, null);
        } else if (granted != null && !banned && has == null) {
            decision = new Posting.Decision(Author.PARLEY, Change.JOINED, person, granted);
        } else if (granted != null && given && has != granted) {
            decision = new Posting.Decision(Author.PARLEY, Change.ROLE, person, granted);
        }
        return post(live, Speaker.of(person), decision);
    }

    private CompletionStage<Optional<Membership>> decide(
            Speaker actor, RoomId room, UserId user, BiFunction<Room, Person, Posting.@Nullable Decision> decision) {
        return reading.of(() -> {
                    LiveRoom live = rooms.existing(room);
                    live.room().rights().require(Operation.SEE, actor);
                    Person person = Optional.ofNullable(live.room().person(user))
                            .or(() -> self(actor, user))
                            .or(() -> directory.find(user))
                            .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such person"));
                    return post(live, actor, decision.apply(live.room(), person));
                })
                .thenCompose(posted -> posted);
    }

    private static CompletionStage<Optional<Membership>> post(
            LiveRoom live, Speaker actor, Posting.@Nullable Decision decision) {
        return decision == null
                ? CompletableFuture.completedStage(Optional.empty())
                : live.decide(decision, actor).thenApply(Optional::of);
    }

    private static Optional<Person> self(Speaker actor, UserId user) {
        return Optional.of(actor.person()).filter(person -> person.id().equals(user));
    }

    private static void requireOver(Operation operation, Room room, Actor actor, Person person) {
        room.rights().require(operation, actor);
        if (person.id().equals(actor.person().id())) {
            throw new Refusal(ErrorCode.CONFLICT, "not to yourself");
        }
        room.rights().requireOver(actor, person);
    }

    private static Posting.Decision decision(Actor actor, Change change, Person person, @Nullable Role role) {
        return new Posting.Decision(actor.person().author(), change, person, role);
    }
}
