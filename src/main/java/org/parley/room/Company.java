package org.parley.room;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word.Present;
import org.parley.protocol.MemberState;
import org.parley.protocol.Membership;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.ServerFrame.Joined;
import org.parley.protocol.ServerFrame.Member;
import org.parley.protocol.ServerFrame.Presence;
import org.parley.protocol.ServerFrame.Receipt;
import org.parley.protocol.ServerFrame.Typing;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;

/**
 * Those who are in a room: its members, who of them is writing, and the subscribers who hear of it. Guarded by the room's
 * lock.
 */
final class Company {

    /** All of them together: what is told of them is one list. */
    private static final UserId TYPISTS = new UserId("*");

    private final RoomId room;
    private final Audience audience;
    private final Roster roster;
    private final Typists typists = new Typists();
    private final IntConsumer changed;

    /** When other nodes have said who is there, which they do once a minute as long as somebody is. */
    private final Map<NodeId, Long> said = new HashMap<>();

    /** @param changed is told, with how many there are, when others are on this node or otherwise; must not wait */
    Company(RoomId room, Audience audience, Roster roster, IntConsumer changed) {
        this.room = room;
        this.audience = audience;
        this.roster = roster;
        this.changed = changed;
    }

    List<MemberState> members() {
        return roster.states();
    }

    int online() {
        return roster.online();
    }

    @Nullable
    Person person(UserId person) {
        return roster.person(person);
    }

    /** Returns all who are here or belong here. */
    List<Person> people() {
        return roster.people();
    }

    /** Returns whether nobody is here or may come back at once. */
    boolean isEmpty() {
        return roster.isEmpty();
    }

    /** Returns whether nobody hears of the room. */
    boolean isDeaf() {
        return audience.isEmpty();
    }

    /** Tells those who are here of somebody who comes, who was not among them by this subscriber. */
    void enter(Subscriber subscriber) {
        if (!audience.has(subscriber)) {
            Person person = subscriber.person();
            Roster.Change change = roster.enter(person, subscriber.status(), subscriber.profile());
            changed.accept(roster.size());
            announce(change, person);
            if (change == Roster.Change.JOINED && !roster.profile(person.id()).equals(Profile.NONE)) {
                announce(presence(person), person);
            }
        }
    }

    /** Returns whether somebody is sent out and was not told so yet. */
    boolean isLeaving(Subscriber subscriber) {
        return audience.isLeaving(subscriber);
    }

    /** Gives a subscriber the snapshot, and everything after it. */
    void seat(Subscriber subscriber, Joined snapshot) {
        audience.seat(subscriber, snapshot);
        look(subscriber.person());
        if (!typists.isEmpty()) {
            tellTypists();
        }
    }

    /** Takes a subscriber's place away; returns whether it had one. */
    boolean leave(Subscriber subscriber, boolean broken, long now) {
        if (!audience.unseat(subscriber)) {
            return false;
        }
        Roster.Change change = roster.exit(subscriber.person(), broken, now);
        changed.accept(roster.size());
        announce(change, subscriber.person());
        look(subscriber.person());
        if (change != Roster.Change.NOTHING
                && typists.remove(subscriber.person().id())) {
            tellTypists();
        }
        return true;
    }

    /**
     * Takes their places from some, and tells them why with what is told next. Those who stay hear of who goes, unless the event
     * says it.
     */
    void sendOut(Predicate<Subscriber> which, ServerFrame why) {
        Set<UserId> gone = new HashSet<>();
        for (Subscriber subscriber : audience.sendOut(which, room, why)) {
            Person person = subscriber.person();
            strike(person.id());
            if (gone.add(person.id()) && !(why instanceof Membership)) {
                announce(Roster.Change.LEFT, person);
            }
            spoke(person.id());
        }
    }

    /** Gives a person a role, or takes theirs away. */
    void settle(Person person, @Nullable Role role) {
        if (roster.settle(person, role)) {
            announce(Roster.Change.LEFT, person);
        }
    }

    /** Removes somebody whom an event sends out, also where their connection broke a moment ago. */
    void strike(UserId person) {
        roster.remove(person);
        changed.accept(roster.size());
    }

    /** Removes somebody who is forgotten, before their sockets are closed: the last word that names them comes now. */
    void forget(UserId id) {
        Person person = roster.person(id);
        if (person != null) {
            strike(id);
            spoke(id);
            announce(Roster.Change.LEFT, person);
        }
    }

    /** Looks again whether somebody is here, away or busy. */
    void status(Subscriber subscriber) {
        if (audience.has(subscriber)) {
            look(subscriber.person());
        }
    }

    /**
     * Somebody is as their devices say: busy where one says so, else here where they are at one of them. Others are told in a
     * small room; in a large one each change would go to all of so many.
     */
    private void look(Person person) {
        Status now = audience.status(person.id());
        if (now != Status.OFFLINE && roster.status(person.id(), now)) {
            changed.accept(roster.size());
            if (roster.isSmall()) {
                announce(presence(person), person);
            }
        }
    }

    /** Takes note of what somebody has chosen that others see, and tells it. */
    void know(UserId id, Profile profile) {
        Person person = roster.person(id);
        if (person != null && roster.know(id, profile)) {
            changed.accept(roster.size());
            announce(presence(person), person);
        }
    }

    private Presence presence(Person person) {
        return new Presence(room, person, roster.shown(person.id()), roster.profile(person.id()));
    }

    /** Takes note of how far somebody has read, where others may know; null where they may not. */
    void read(UserId person, @Nullable Long seq) {
        roster.read(person, seq);
    }

    /** Tells how far somebody has read: themselves, and in a small room the others, unless that is hidden. */
    void tellRead(Receipt receipt, boolean hidden) {
        if (hidden || !roster.isSmall()) {
            audience.tellOnly(receipt.user().id(), receipt);
        } else {
            audience.announce(receipt, receipt.user().id());
        }
    }

    void typing(Person person, boolean on, long now) {
        if (typists.set(person, on, now)) {
            tellTypists();
        }
    }

    /** Takes note that somebody writes no more. */
    void spoke(UserId person) {
        if (typists.remove(person)) {
            tellTypists();
        }
    }

    /** Lets go of what has expired: typists, and those whose connection broke and who did not come back. */
    void sweep(long now) {
        if (typists.expire(now)) {
            tellTypists();
        }
        List<Roster.Turn> turns = roster.expire(now);
        if (!turns.isEmpty()) {
            changed.accept(roster.size());
            tell(turns);
        }
    }

    /** Returns who is on this node. */
    List<Present> here() {
        return roster.here();
    }

    /** Takes note of all who are on another node. */
    void there(NodeId node, List<Present> people, long now) {
        if (people.isEmpty()) {
            said.remove(node);
        } else {
            said.put(node, now);
        }
        tell(roster.there(node, people));
    }

    /** Takes nobody for being on some nodes any more that have not said it again since then: their last word was lost. */
    void forgetUnsaid(Predicate<NodeId> which, long then) {
        List<NodeId> silent = said.entrySet().stream()
                .filter(entry -> entry.getValue() - then < 0 && which.test(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        silent.forEach(node -> {
            said.remove(node);
            tell(roster.lose(node));
        });
    }

    /** Another node is gone: orderly, so that its people are on their way here or to others, or without a word. */
    void gone(NodeId node, boolean orderly, long now) {
        said.remove(node);
        tell(orderly ? roster.mourn(node, now) : roster.lose(node));
    }

    private void tell(List<Roster.Turn> turns) {
        for (Roster.Turn turn : turns) {
            Person person = turn.person();
            announce(turn.change(), person);
            if (turn.change() == Roster.Change.JOINED && isRemarkable(person.id())) {
                announce(presence(person), person);
            }
            if (roster.shown(person.id()) == Status.OFFLINE) {
                spoke(person.id());
            }
        }
    }

    /** Whether somebody is not as who comes in is taken to be. */
    private boolean isRemarkable(UserId person) {
        return roster.shown(person) != Status.ONLINE || !roster.profile(person).equals(Profile.NONE);
    }

    private void announce(Roster.Change change, Person person) {
        ServerFrame frame = switch (change) {
            case JOINED -> new Member(room, Member.Change.JOINED, person);
            case LEFT -> new Member(room, Member.Change.LEFT, person);
            case ALTERED -> presence(person);
            case DROPPED, NOTHING -> null;
        };
        if (frame != null) {
            announce(frame, person);
        }
    }

    private void announce(ServerFrame frame, Person about) {
        audience.announce(frame, about.id());
    }

    /** As comings and goings are told: in a large room the newest list only, by and by. */
    private void tellTypists() {
        audience.announce(new Typing(room, typists.people()), TYPISTS);
    }
}
