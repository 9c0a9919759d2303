package org.parley.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.MemberState;
import org.parley.protocol.Person;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;
import org.parley.protocol.WrittenList;
import org.parley.protocol.WrittenList.Written;

/**
 * Who is in a room: one person is one member, however many connections they have. Guarded by the room's lock.
 *
 * <p>A member whose last connection broke stays, offline, for a grace: whoever reloads a page has not left.
 */
final class Roster {

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
        private long droppedAt;
        private @Nullable Written<MemberState> row;

        Entry(Person person) {
            this.person = person;
        }

        void count(int more) {
            connections += more;
            row = null;
        }

        /** Written once for each change, and not for each who joins. */
        Written<MemberState> row(FrameCodec codec) {
            Written<MemberState> written = row;
            if (written == null) {
                Status status = connections > 0 ? Status.ONLINE : Status.OFFLINE;
                written = codec.write(new MemberState(person, status));
                row = written;
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
            return Change.DROPPED;
        }
        members.remove(person.id());
        return Change.LEFT;
    }

    /** Removes the members whose grace is over, and returns them. */
    List<Person> expire(long now) {
        List<Person> gone = new ArrayList<>();
        members.values().removeIf(entry -> {
            boolean over = entry.connections == 0 && now - entry.droppedAt >= grace;
            if (over) {
                gone.add(entry.person);
            }
            return over;
        });
        return gone;
    }

    List<MemberState> states() {
        return new WrittenList<>(
                members.values().stream().map(entry -> entry.row(codec)).toList());
    }

    int online() {
        return (int)
                members.values().stream().filter(entry -> entry.connections > 0).count();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }
}
