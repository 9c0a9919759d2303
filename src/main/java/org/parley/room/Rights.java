package org.parley.room;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.parley.log.Standing;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Membership;
import org.parley.protocol.Person;
import org.parley.protocol.Refusal;
import org.parley.protocol.Role;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomInfo;
import org.parley.protocol.ServerFrame.Silence;
import org.parley.protocol.UserId;

/**
 * What a room lets people do: how it is, and how they stand with it, as far as this node has heard.
 *
 * <p>One check behind every way in. Who may not know of a room is told that there is none. Thread-safe; asking takes no
 * lock, for every message asks.
 */
final class Rights {

    private final Clock clock;
    private final Map<UserId, Standing> standings = new ConcurrentHashMap<>();
    private volatile RoomInfo info;

    Rights(RoomInfo info, Collection<Standing> standings, Clock clock) {
        this.info = info;
        this.clock = clock;
        standings.forEach(standing -> this.standings.put(standing.person().id(), standing));
    }

    RoomInfo info() {
        return info;
    }

    @Nullable
    Standing standing(UserId person) {
        return standings.get(person);
    }

    /** Takes what has changed. One thread at a time. */
    void heard(RoomEvent event) {
        if (event instanceof RoomChange change) {
            info = change.info().living(info.life());
        } else if (event instanceof Membership membership) {
            UserId person = membership.user().id();
            Standing.after(standings.get(person), membership)
                    .ifPresentOrElse(now -> standings.put(person, now), () -> standings.remove(person));
        }
    }

    /**
     * Takes how the room is and how all stand with it, and returns how those stood of whom nothing is known any more. One
     * thread at a time.
     */
    Collection<Standing> renew(RoomInfo fresh, Collection<Standing> all) {
        info = fresh.living(info.life());
        Map<UserId, Standing> gone = new HashMap<>(standings);
        all.forEach(standing -> gone.remove(standing.person().id()));
        standings.keySet().removeAll(gone.keySet());
        all.forEach(standing -> standings.put(standing.person().id(), standing));
        return gone.values();
    }

    /** @throws Refusal where the actor may not do it */
    void require(Operation operation, Actor actor) {
        Refusal refusal = refusal(operation, actor);
        if (refusal != null) {
            throw refusal;
        }
    }

    boolean allows(Operation operation, Actor actor) {
        return refusal(operation, actor) == null;
    }

    private @Nullable Refusal refusal(Operation operation, Actor actor) {
        return refusal(operation, actor, info, standings.get(actor.person().id()), clock);
    }

    /** Returns whether somebody may know of a room. */
    static boolean shows(RoomInfo room, Actor actor, @Nullable Standing standing, Clock clock) {
        return refusal(Operation.SEE, actor, room, standing, clock) == null;
    }

    /** @throws Refusal where the actor may not do it in a room that need not be awake */
    static void require(Operation operation, Actor actor, RoomInfo room, @Nullable Standing standing, Clock clock) {
        Refusal refusal = refusal(operation, actor, room, standing, clock);
        if (refusal != null) {
            throw refusal;
        }
    }

    private static @Nullable Refusal refusal(
            Operation operation, Actor actor, RoomInfo room, @Nullable Standing standing, Clock clock) {
        Role role = role(actor, room, standing);
        if (role == null && standing != null && standing.banned()) {
            return forbidden("you are banned from this room");
        } else if (role == null) {
            return new Refusal(ErrorCode.NOT_FOUND, "no such room");
        } else if (room.kind() == RoomInfo.Kind.DIRECT && !fitsDirect(operation)) {
            return forbidden("a direct room stays as it is");
        } else if (!role.isAtLeast(least(operation, room.kind()))) {
            return forbidden(
                    operation == Operation.SPEAK ? "only moderators speak in this room" : "your role is not enough");
        } else if (operation == Operation.JOIN && actor.person().guest()) {
            return forbidden("guests are no members");
        } else if (isOfOwn(operation) && !actor.person().id().isProven()) {
            return forbidden("who has nothing but a name cannot prove that it was theirs");
        }
        return needsVoice(operation) ? silence(room, role, standing, clock) : null;
    }

    private static boolean isOfOwn(Operation operation) {
        return operation == Operation.EDIT_OWN || operation == Operation.DELETE_OWN;
    }

    /** Whether it says something to others, which those may not who are muted, and nobody in an archived room. */
    private static boolean needsVoice(Operation operation) {
        return switch (operation) {
            case SPEAK, EDIT_OWN, REACT, PIN -> true;
            default -> false;
        };
    }

    private static @Nullable Refusal silence(RoomInfo room, Role role, @Nullable Standing standing, Clock clock) {
        if (room.isArchived()) {
            return forbidden("this room is archived");
        }
        boolean muted = standing != null && silence(standing, clock.instant()) != null;
        return muted && !role.isAtLeast(Role.MODERATOR) ? forbidden("you are muted in this room") : null;
    }

    /** Returns the role that somebody has; null where the room is not theirs to know of, or they are banned. */
    @Nullable
    Role role(Actor actor) {
        return role(actor, info, standings.get(actor.person().id()));
    }

    /** Returns that somebody may not speak, where they have been muted and that has not ended. */
    @Nullable
    Silence silence(Actor actor) {
        Standing standing = standings.get(actor.person().id());
        Role role = role(actor);
        boolean above = role != null && role.isAtLeast(Role.MODERATOR);
        return standing == null || above ? null : silence(standing, clock.instant());
    }

    static @Nullable Silence silence(Standing standing, Instant now) {
        Instant until = standing.mutedUntil();
        if (until == null || !until.isAfter(now)) {
            return null;
        }
        return new Silence(until.equals(Standing.NEVER) ? null : until);
    }

    /** Returns the role that the room or the site has given; null where it is everybody's. */
    @Nullable
    Role distinction(Actor actor) {
        Standing standing = standings.get(actor.person().id());
        Role own = standing == null ? null : standing.role();
        Role all = info.kind() == RoomInfo.Kind.DIRECT ? null : actor.everywhere();
        return higher(own, all);
    }

    private static @Nullable Role role(Actor actor, RoomInfo room, @Nullable Standing standing) {
        Role all = room.kind() == RoomInfo.Kind.DIRECT ? null : actor.everywhere();
        if (standing != null && standing.banned()) {
            return all;
        }
        Role own = standing == null ? null : standing.role();
        Role everybodys = actor.person().guest() ? Role.GUEST : Role.MEMBER;
        return higher(higher(own, all), room.kind().isClosed() ? null : everybodys);
    }

    private static @Nullable Role higher(@Nullable Role one, @Nullable Role other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAtLeast(other) ? one : other;
    }

    /** The rule for each operation: a new one does not compile without. */
    private static Role least(Operation operation, RoomInfo.Kind kind) {
        return switch (operation) {
            case SEE, SEARCH, ENTER, JOIN, REPORT, DELETE_OWN, REACT -> Role.GUEST;
            case LEAVE -> Role.MEMBER;
            case PIN -> kind == RoomInfo.Kind.DIRECT ? Role.GUEST : Role.MODERATOR;
            case SPEAK, EDIT_OWN -> kind == RoomInfo.Kind.READ_ONLY ? Role.MODERATOR : Role.GUEST;
            case DELETE_OTHERS, SEE_VERSIONS, SEE_REPORTS, SEE_SANCTIONS, INVITE, KICK, BAN, MUTE, DESCRIBE, SLOW ->
                Role.MODERATOR;
            case CHANGE_ROLES, CHANGE_KIND, ARCHIVE, DELETE_ROOM -> Role.OWNER;
        };
    }

    /** In a direct room all are alike, and it is theirs alone. */
    private static boolean fitsDirect(Operation operation) {
        return switch (operation) {
            case SEE, SEARCH, ENTER, SPEAK, REACT, PIN, EDIT_OWN, DELETE_OWN, REPORT -> true;
            default -> false;
        };
    }

    /**
     * Checks that somebody may decide about another.
     *
     * @throws Refusal where the other one's role is as high, unless the actor owns the room
     */
    void requireOver(Actor actor, Person target) {
        Role mine = Objects.requireNonNullElse(role(actor), Role.GUEST);
        Standing standing = standings.get(target.id());
        Role theirs = standing == null || standing.role() == null ? Role.GUEST : standing.role();
        boolean above = mine == Role.OWNER || (mine != theirs && mine.isAtLeast(theirs));
        if (!above) {
            throw forbidden("their role is as high as yours");
        }
    }

    /** @throws Refusal where nobody would own the room without this one */
    void requireOtherOwner(UserId person) {
        boolean owns = isOwner(standings.get(person));
        boolean others = standings.values().stream()
                .anyMatch(
                        standing -> isOwner(standing) && !standing.person().id().equals(person));
        if (owns && !others) {
            throw new Refusal(ErrorCode.CONFLICT, "a room keeps an owner: make somebody else one first");
        }
    }

    private static boolean isOwner(@Nullable Standing standing) {
        return standing != null && standing.role() == Role.OWNER;
    }

    private static Refusal forbidden(String sentence) {
        return new Refusal(ErrorCode.FORBIDDEN, sentence);
    }
}
