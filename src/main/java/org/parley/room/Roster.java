package org.parley.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.MemberState;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Role;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;
import org.parley.protocol.WrittenList;
import org.parley.protocol.WrittenList.Written;

/**
 * Who is in a room: one person is one member, however many connections they have. Guarded by the room's lock.
 *
 * <p>Who has a role here is a member also while they are away. Others leave with their last connection. Where that broke,
 * nothing has happened yet: they stay, and are as they were, until a grace is over, the one of those who leave or the one
 * of those who are offline then. Whoever reloads a page, or goes through a tunnel, has not been away.
 */
final class Roster {

    private static final int MOST_AWAY = 1_000;

    /** Up to so many members tell each other how far they have read. */
    private static final int SMALL = 100;

    private final Map<UserId, Entry> members = new LinkedHashMap<>();
    private final FrameCodec codec;
    private final long leaveGrace;
    private final long presenceGrace;

    /** What a coming or going meant for the others. */
    enum Change {
        JOINED,
        /** Was offline, or looked otherwise. */
        RETURNED,
        /** Without a connection, of which others do not hear yet. */
        DROPPED,
        OFFLINE,
        LEFT,
        NOTHING
    }

    /** Somebody whose grace is over. */
    record Departure(Person person, Change change) {}

    private static final class Entry {
        private Person person;
        private int connections;
        private long droppedAt;
        /** Stays though they have no connection. */
        private boolean awaited;
        /** Is shown as they were though they have no connection. */
        private boolean missed;

        private @Nullable Role role;
        private Status status = Status.ONLINE;
        private @Nullable Long read;
        private Profile profile = Profile.NONE;
        private boolean told;
        private @Nullable Written<MemberState> row;

        Entry(Person person) {
            this.person = person;
        }

        void count(int more) {
            connections += more;
            awaited = false;
            missed = false;
            row = null;
        }

        boolean isPresent() {
            return isShown() || awaited;
        }

        /** Whether others take them for being here. */
        boolean isShown() {
            return connections > 0 || missed;
        }

        Status shown() {
            return isShown() ? status : Status.OFFLINE;
        }

        /** Written once for each change, and not for each who joins. */
        Written<MemberState> row(FrameCodec codec, boolean small) {
            Written<MemberState> written = row;
            if (written == null || told != small) {
                Long mark = small ? read : null;
                written = codec.write(new MemberState(person, shown(), role, mark, profile));
                row = written;
                told = small;
            }
            return written;
        }
    }

    /**
     * Begins with nobody.
     *
     * @param leaveGrace how long somebody without a role stays whose connection broke, in nanoseconds
     * @param presenceGrace how long they are shown as they were, in nanoseconds
     */
    Roster(FrameCodec codec, long leaveGrace, long presenceGrace) {
        this.codec = codec;
        this.leaveGrace = leaveGrace;
        this.presenceGrace = presenceGrace;
    }

    /**
     * Takes somebody in.
     *
     * @param first how they are by this connection
     * @param profile what they have chosen; null where that is not known
     */
    Change enter(Person person, Status first, @Nullable Profile profile) {
        Entry entry = members.get(person.id());
        if (entry == null) {
            entry = new Entry(person);
            members.put(person.id(), entry);
            entry.profile = profile == null ? Profile.NONE : profile;
            entry.count(1);
            return Change.JOINED;
        }
        boolean shown = entry.isShown();
        Profile chosen = profile == null ? entry.profile : profile;
        boolean renamed = !entry.person.equals(person) || !entry.profile.equals(chosen);
        entry.person = person;
        entry.profile = chosen;
        entry.status = shown ? entry.status : first;
        entry.count(1);
        return shown && !renamed ? Change.NOTHING : Change.RETURNED;
    }

    /** @param broken whether the connection broke, so that the person may come back at once */
    Change exit(Person person, boolean broken, long now) {
        Entry entry = members.get(person.id());
        if (entry == null) {
            return Change.NOTHING;
        }
        entry.count(-1);
        if (entry.connections > 0) {
            return Change.NOTHING;
        }
        if (broken) {
            entry.droppedAt = now;
            entry.awaited = true;
            entry.missed = presenceGrace > 0;
            return entry.missed ? Change.DROPPED : Change.OFFLINE;
        }
        if (entry.role != null) {
            return Change.OFFLINE;
        }
        members.remove(person.id());
        return Change.LEFT;
    }

    /**
     * Gives a person a role, or takes theirs away: then they are a member only as long as they have a connection.
     *
     * @return whether somebody is gone whom others took for being here
     */
    boolean settle(Person person, @Nullable Role role) {
        Entry entry = members.get(person.id());
        if (entry == null && role != null) {
            entry = new Entry(person);
            members.put(person.id(), entry);
        }
        if (entry == null) {
            return false;
        }
        boolean lost = entry.role != null && role == null;
        entry.role = role;
        entry.row = null;
        if (role == null && (lost ? entry.connections == 0 : !entry.isPresent())) {
            members.remove(person.id());
            return entry.isShown();
        }
        return false;
    }

    /** Returns how others see somebody. */
    Status shown(UserId person) {
        Entry entry = members.get(person);
        return entry == null ? Status.OFFLINE : entry.shown();
    }

    /** Takes note of how somebody is who is here; returns whether that is new. */
    boolean status(UserId person, Status now) {
        Entry entry = members.get(person);
        if (entry == null || entry.connections == 0 || entry.status == now) {
            return false;
        }
        entry.status = now;
        entry.row = null;
        return true;
    }

    /** Takes note of what somebody has chosen that others see; returns whether that is new here. */
    boolean know(UserId person, Profile profile) {
        Entry entry = members.get(person);
        if (entry == null || entry.profile.equals(profile)) {
            return false;
        }
        entry.profile = profile;
        entry.row = null;
        return true;
    }

    Profile profile(UserId person) {
        Entry entry = members.get(person);
        return entry == null ? Profile.NONE : entry.profile;
    }

    /** Takes note of how far somebody has read; null where others may not know. */
    void read(UserId person, @Nullable Long seq) {
        Entry entry = members.get(person);
        if (entry != null && !Objects.equals(entry.read, seq)) {
            entry.read = seq;
            entry.row = null;
        }
    }

    /** Returns whether the room is so small that its members tell each other how far they have read. */
    boolean isSmall() {
        return members.size() <= SMALL;
    }

    /** Removes somebody who has been sent out. */
    void remove(UserId person) {
        members.remove(person);
    }

    @Nullable
    Person person(UserId id) {
        Entry entry = members.get(id);
        return entry == null ? null : entry.person;
    }

    List<Person> people() {
        return members.values().stream().map(entry -> entry.person).toList();
    }

    /** Ends what is granted to those whose connections broke, and returns whose is over. */
    List<Departure> expire(long now) {
        List<Departure> over = new ArrayList<>();
        members.values().removeIf(entry -> {
            boolean left = entry.awaited && now - entry.droppedAt >= leaveGrace;
            entry.awaited &= !left;
            if (left && entry.role == null) {
                over.add(new Departure(entry.person, Change.LEFT));
                return true;
            }
            if (entry.missed && now - entry.droppedAt >= presenceGrace) {
                entry.missed = false;
                entry.row = null;
                over.add(new Departure(entry.person, Change.OFFLINE));
            }
            return false;
        });
        return over;
    }

    /** Returns all who are here, and of those who are away {@value #MOST_AWAY} at most. */
    List<MemberState> states() {
        Stream<Entry> here = members.values().stream().filter(Entry::isPresent);
        Stream<Entry> away =
                members.values().stream().filter(entry -> !entry.isPresent()).limit(MOST_AWAY);
        return new WrittenList<>(Stream.concat(here, away)
                .map(entry -> entry.row(codec, isSmall()))
                .toList());
    }

    /** Returns how many others take for being here. */
    int online() {
        return (int) members.values().stream().filter(Entry::isShown).count();
    }

    /** Returns whether nobody is here or may come back at once. */
    boolean isEmpty() {
        return members.values().stream().noneMatch(Entry::isPresent);
    }
}
