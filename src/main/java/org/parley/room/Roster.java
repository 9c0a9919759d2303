package org.parley.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word.Present;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.MemberState;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Role;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;
import org.parley.protocol.WrittenList;

/**
 * Who is in a room: one person is one member, however many connections they have, on however many nodes. Guarded by the room's
 * lock.
 *
 * <p>Who has a role here is a member also while they are away. Others leave with their last connection. Where that broke,
 * nothing has happened yet: they stay, and are as they were, until a grace is over, the one of those who leave or the one
 * of those who are offline then. Whoever reloads a page, or goes through a tunnel, has not been away.
 */
final class Roster {

    private static final int MOST_AWAY = 1_000;

    /** Up to so many members tell each other how far they have read. */
    private static final int SMALL = 100;

    /** Of how many people in it a node tells others; a list of more would be longer than anybody reads. */
    private static final int MOST_HERE = 5_000;

    private final Map<UserId, RosterEntry> members = new LinkedHashMap<>();
    private final FrameCodec codec;
    private final long leaveGrace;
    private final long presenceGrace;

    /** What a coming or going meant for the others. */
    enum Change {
        JOINED,
        /** Is shown otherwise than before. */
        ALTERED,
        /** Without a connection, of which others do not hear yet. */
        DROPPED,
        LEFT,
        NOTHING
    }

    /** What became of somebody. */
    record Turn(Person person, Change change) {}

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
        RosterEntry entry = members.get(person.id());
        if (entry == null) {
            entry = new RosterEntry(person, profile == null ? Profile.NONE : profile);
            members.put(person.id(), entry);
            entry.enter(Status.ONLINE);
            return Change.JOINED;
        }
        Status before = entry.shown();
        boolean renamed = entry.become(person, profile == null ? entry.profile() : profile);
        entry.enter(first);
        return renamed ? Change.ALTERED : alteration(before, entry.shown());
    }

    /** In a large room others hear of who comes and goes, and not of how they are: that would go to all of so many. */
    private Change alteration(Status before, Status now) {
        boolean told = before != now && (isSmall() || before == Status.OFFLINE || now == Status.OFFLINE);
        return told ? Change.ALTERED : Change.NOTHING;
    }

    /** @param broken whether the connection broke, so that the person may come back at once */
    Change exit(Person person, boolean broken, long now) {
        RosterEntry entry = members.get(person.id());
        if (entry == null) {
            return Change.NOTHING;
        }
        Status before = entry.shown();
        if (!entry.exit()) {
            return Change.NOTHING;
        }
        if (broken) {
            entry.drop(now, presenceGrace > 0);
        }
        Change change = outcome(entry, before);
        return change == Change.NOTHING ? Change.DROPPED : change;
    }

    /** What has become of somebody who was shown so; who is not here and has no role is no member any more. */
    private Change outcome(RosterEntry entry, Status before) {
        if (!entry.isPresent() && entry.role() == null) {
            members.remove(entry.person().id());
            return Change.LEFT;
        }
        return alteration(before, entry.shown());
    }

    /**
     * Gives a person a role, or takes theirs away: then they are a member only as long as they have a connection.
     *
     * @return whether somebody is gone whom others took for being here
     */
    boolean settle(Person person, @Nullable Role role) {
        RosterEntry entry = members.get(person.id());
        if (entry == null && role != null) {
            entry = new RosterEntry(person, Profile.NONE);
            members.put(person.id(), entry);
        }
        if (entry == null) {
            return false;
        }
        boolean lost = entry.role() != null && role == null;
        entry.settle(role);
        boolean stays = lost ? entry.isConnected() || entry.isElsewhere() : entry.isPresent();
        if (role == null && !stays) {
            members.remove(person.id());
            return entry.isHere();
        }
        return false;
    }

    /** Returns how others see somebody. */
    Status shown(UserId person) {
        RosterEntry entry = members.get(person);
        return entry == null ? Status.OFFLINE : entry.shown();
    }

    /** Takes note of how somebody is who is on this node; returns whether others see them otherwise now. */
    boolean status(UserId person, Status now) {
        RosterEntry entry = members.get(person);
        if (entry == null || !entry.isConnected() || entry.here() == now) {
            return false;
        }
        Status before = entry.shown();
        entry.be(now);
        return entry.shown() != before;
    }

    /** Takes note of what somebody has chosen that others see; returns whether that is new here. */
    boolean know(UserId person, Profile profile) {
        RosterEntry entry = members.get(person);
        return entry != null && entry.become(entry.person(), profile);
    }

    Profile profile(UserId person) {
        RosterEntry entry = members.get(person);
        return entry == null ? Profile.NONE : entry.profile();
    }

    /** Takes note of how far somebody has read; null where others may not know. */
    void read(UserId person, @Nullable Long seq) {
        RosterEntry entry = members.get(person);
        if (entry != null && !Objects.equals(entry.read(), seq)) {
            entry.read(seq);
        }
    }

    /** Returns whether the room is so small that its members tell each other how far they have read. */
    boolean isSmall() {
        return members.size() <= SMALL;
    }

    /** Returns how many there are, here or not. */
    int size() {
        return members.size();
    }

    /** Removes somebody who has been sent out. */
    void remove(UserId person) {
        members.remove(person);
    }

    @Nullable
    Person person(UserId id) {
        RosterEntry entry = members.get(id);
        return entry == null ? null : entry.person();
    }

    List<Person> people() {
        return members.values().stream().map(RosterEntry::person).toList();
    }

    /** Ends what is granted to those whose connections broke, and returns what became of them. */
    List<Turn> expire(long now) {
        return change(entry -> entry.expire(now, leaveGrace, presenceGrace));
    }

    /** Returns who is on this node, {@value #MOST_HERE} at most. */
    List<Present> here() {
        return members.values().stream()
                .filter(RosterEntry::isPresentHere)
                .limit(MOST_HERE)
                .map(entry -> new Present(entry.person(), entry.here(), entry.profile()))
                .toList();
    }

    /** Takes note of all who are on another node, and returns what became of them and of who was there before. */
    List<Turn> there(NodeId node, List<Present> people) {
        Map<UserId, Present> named = new HashMap<>();
        people.forEach(present -> named.put(present.person().id(), present));
        List<Turn> turns = change(entry -> {
            if (entry.isOn(node) && !named.containsKey(entry.person().id())) {
                entry.leave(node);
            }
        });
        named.values().forEach(present -> {
            Change change = there(node, present);
            if (change != Change.NOTHING) {
                turns.add(new Turn(present.person(), change));
            }
        });
        return turns;
    }

    private Change there(NodeId node, Present present) {
        Person person = present.person();
        RosterEntry entry = members.get(person.id());
        if (entry == null) {
            entry = new RosterEntry(person, present.profile());
            members.put(person.id(), entry);
            entry.be(node, present.status());
            return Change.JOINED;
        }
        Status before = entry.shown();
        // Who is on both nodes is called as on this one, so that two names do not take turns.
        boolean renamed = !entry.isPresentHere() && entry.become(person, present.profile());
        entry.be(node, present.status());
        return renamed ? Change.ALTERED : alteration(before, entry.shown());
    }

    /** Another node is gone without a word: nobody is on it any more. */
    List<Turn> lose(NodeId node) {
        return change(entry -> entry.leave(node));
    }

    /** Another node has ended, and its people are on their way here or to others. */
    List<Turn> mourn(NodeId node, long now) {
        return change(entry -> entry.fade(node, now + presenceGrace));
    }

    /** Does something with everybody, and returns what became of them. */
    private List<Turn> change(Consumer<RosterEntry> what) {
        List<Turn> turns = new ArrayList<>();
        Iterator<RosterEntry> all = members.values().iterator();
        while (all.hasNext()) {
            RosterEntry entry = all.next();
            Status before = entry.shown();
            boolean there = entry.isPresent();
            what.accept(entry);
            if (there && !entry.isPresent() && entry.role() == null) {
                all.remove();
                turns.add(new Turn(entry.person(), Change.LEFT));
            } else if (alteration(before, entry.shown()) == Change.ALTERED) {
                turns.add(new Turn(entry.person(), Change.ALTERED));
            }
        }
        return turns;
    }

    /** Returns all who are here, and of those who are away {@value #MOST_AWAY} at most. */
    List<MemberState> states() {
        Stream<RosterEntry> here = members.values().stream().filter(RosterEntry::isPresent);
        Stream<RosterEntry> away =
                members.values().stream().filter(entry -> !entry.isPresent()).limit(MOST_AWAY);
        return new WrittenList<>(Stream.concat(here, away)
                .map(entry -> entry.row(codec, isSmall()))
                .toList());
    }

    /** Returns how many others take for being here. */
    int online() {
        return (int) members.values().stream()
                .filter(entry -> entry.shown() != Status.OFFLINE)
                .count();
    }

    /** Returns whether nobody is on this node or may come back to it at once. */
    boolean isEmpty() {
        return members.values().stream().noneMatch(RosterEntry::isPresentHere);
    }
}
