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
import org.parley.protocol.Role;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;
import org.parley.protocol.WrittenList;
import org.parley.protocol.WrittenList.Written;

/**
 * Who is in a room: one person is one member, however many connections they have. Guarded by the room's lock.
 *
 * <p>Who has a role here is a member also while they are away. Others leave with their last connection; if that broke,
 * they stay, offline, for a grace: whoever reloads a page has not left.
 */
final class Roster {

    private static final int MOST_AWAY = 1_000;

    /** Up to so many members tell each other how far they have read. */
    private static final int SMALL = 100;

    private final Map<UserId, Entry> members = new LinkedHashMap<>();
    private final FrameCodec codec;
    private final long grace;

    /** What a coming or going meant for the others. */
    enum Change {
        JOINED,
        RETURNED,
        DROPPED,
        LEFT,
        NOTHING
    }

    private static final class Entry {
        private Person person;
        private int connections;
        private boolean awaited;
        private long droppedAt;
        private @Nullable Role role;
        private Status status = Status.ONLINE;
        private @Nullable Long read;
        private boolean told;
        private @Nullable Written<MemberState> row;

        Entry(Person person) {
            this.person = person;
        }

        void count(int more) {
            connections += more;
            status = connections == 0 ? Status.ONLINE : status;
            awaited = false;
            row = null;
        }

        boolean isPresent() {
            return connections > 0 || awaited;
        }

        /** Written once for each change, and not for each who joins. */
        Written<MemberState> row(FrameCodec codec, boolean small) {
            Written<MemberState> written = row;
            if (written == null || told != small) {
                Status now = connections > 0 ? status : Status.OFFLINE;
                Long mark = small ? read : null;
                written = codec.write(new MemberState(person.id(), person.name(), person.guest(), now, role, mark));
                row = written;
                told = small;
            }
            return written;
        }
    }

    /** @param grace how long a member whose connection broke stays, in nanoseconds */
    Roster(FrameCodec codec, long grace) {
        this.codec = codec;
        this.grace = grace;
    }

    Change enter(Person person) {
        Entry entry = members.get(person.id());
        if (entry == null) {
            entry = new Entry(person);
            members.put(person.id(), entry);
            entry.count(1);
            return Change.JOINED;
        }
        entry.person = person;
        entry.count(1);
        return entry.connections == 1 ? Change.RETURNED : Change.NOTHING;
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
            return Change.DROPPED;
        }
        if (entry.role != null) {
            return Change.DROPPED;
        }
        members.remove(person.id());
        return Change.LEFT;
    }

    /** Gives a person a role, or takes theirs away: then they are a member only as long as they are here. */
    void settle(Person person, @Nullable Role role) {
        Entry entry = members.get(person.id());
        if (entry == null && role != null) {
            entry = new Entry(person);
            members.put(person.id(), entry);
        }
        if (entry != null) {
            entry.role = role;
            entry.row = null;
            if (role == null && !entry.isPresent()) {
                members.remove(person.id());
            }
        }
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

    /** Removes the members whose grace is over, and returns them. */
    List<Person> expire(long now) {
        List<Person> gone = new ArrayList<>();
        members.values().removeIf(entry -> {
            boolean over = entry.awaited && now - entry.droppedAt >= grace;
            entry.awaited &= !over;
            boolean left = over && entry.role == null;
            if (left) {
                gone.add(entry.person);
            }
            return left;
        });
        return gone;
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

    int online() {
        return (int)
                members.values().stream().filter(entry -> entry.connections > 0).count();
    }

    /** Returns whether nobody is here or may come back at once. */
    boolean isEmpty() {
        return members.values().stream().noneMatch(Entry::isPresent);
    }
}
