package org.parley.backplane;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.identity.SessionId;
import org.parley.protocol.Epoch;
import org.parley.protocol.Message;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.RoomId;
import org.parley.protocol.Status;
import org.parley.protocol.UserId;

/**
 * What one node tells the others. Nothing that counts follows from one: what is in the log they read there, and of what is
 * not, as who is here and who writes, the next word says it again.
 */
public sealed interface Word {

    /** Returns the room that it is about, whose followers hear it; null where all nodes do. */
    @Nullable
    RoomId room();

    /** Returns what it is about: of two words about the same, the newer says all. */
    Subject subject();

    /**
     * What a word is about.
     *
     * @param what anything with an equality
     */
    record Subject(Class<? extends Word> kind, Object what) {}

    /** For the nodes that follow a room. */
    sealed interface OfRoom extends Word {

        @Override
        RoomId room();

        @Override
        default Subject subject() {
            return new Subject(getClass(), room());
        }
    }

    /** For all nodes. */
    sealed interface OfAll extends Word {

        @Override
        default @Nullable RoomId room() {
            return null;
        }
    }

    /** The log of a room is that far. */
    record Reached(RoomId room, long head) implements OfRoom {}

    /**
     * This was said, and is in the log: whoever has all before it need not read it there.
     *
     * @param epoch whose positions these are: of a room that was deleted and made again they mean something else
     * @param messages as they were said, ascending, without a gap
     */
    record Said(RoomId room, Epoch epoch, List<Message> messages) implements OfRoom {

        public Said {
            messages = List.copyOf(messages);
        }

        @Override
        public Subject subject() {
            return new Subject(Said.class, List.of(room, epoch, messages.get(0).seq()));
        }
    }

    /** What is in the log of a room is not what it was, or the room is gone. */
    record Renewed(RoomId room) implements OfRoom {}

    /** All who are in a room on the node that tells it: who is not named is not in it there. */
    record Here(RoomId room, List<Present> people) implements OfRoom {

        public Here {
            people = List.copyOf(people);
        }
    }

    /** Somebody who is in a room. */
    record Present(Person person, Status status, Profile profile) {}

    /** Whoever has people in a room is asked to say who they are. */
    record Asked(RoomId room) implements OfRoom {}

    /** Somebody begins to write, or writes no more. */
    record Writing(RoomId room, Person person, boolean on) implements OfRoom {

        @Override
        public Subject subject() {
            return new Subject(Writing.class, List.of(room, person.id()));
        }
    }

    /**
     * Somebody has read that far.
     *
     * @param thread the position with which the thread began that they read; 0: the room
     */
    record HasRead(RoomId room, Person person, long seq, boolean hidden, long thread) implements OfRoom {

        @Override
        public Subject subject() {
            return new Subject(HasRead.class, List.of(room, person.id(), thread));
        }
    }

    /** So many are in a room on the node that tells it, for the lists of nodes on which nobody is in it. */
    record Crowd(RoomId in, int online) implements OfAll {

        @Override
        public Subject subject() {
            return new Subject(Crowd.class, in);
        }
    }

    /** Somebody became a member of a room, in which nobody needs to be, by the event at that position. */
    record Welcomed(RoomId in, long seq) implements OfAll {

        @Override
        public Subject subject() {
            return new Subject(Welcomed.class, this);
        }
    }

    /** Somebody has chosen what others see of them. */
    record Chosen(UserId person, Profile profile) implements OfAll {

        @Override
        public Subject subject() {
            return new Subject(Chosen.class, person);
        }
    }

    /** Somebody is forgotten. */
    record Forgotten(UserId person) implements OfAll {

        @Override
        public Subject subject() {
            return new Subject(Forgotten.class, person);
        }
    }

    /** Logins have ended; some of them perhaps long ago. */
    record LoggedOut(Set<SessionId> logins) implements OfAll {

        public LoggedOut {
            logins = Set.copyOf(logins);
        }

        @Override
        public Subject subject() {
            return new Subject(LoggedOut.class, logins);
        }
    }

    /**
     * Somebody has taken from what they may.
     *
     * @param limit whose name is in all nodes the same
     * @param times how often since that was told before
     */
    record Spent(String limit, String who, int times) implements OfAll {

        @Override
        public Subject subject() {
            return new Subject(Spent.class, List.of(limit, who));
        }
    }

    /** A node that was taken for dead is asked to say again who is there. */
    record Missed(NodeId node) implements OfAll {

        @Override
        public Subject subject() {
            return new Subject(Missed.class, node);
        }
    }

    /** The node that tells it can be heard. */
    record Beat() implements OfAll {

        @Override
        public Subject subject() {
            return new Subject(Beat.class, "");
        }
    }

    /** The node that tells it ends: its people are on their way to others. */
    record Bye() implements OfAll {

        @Override
        public Subject subject() {
            return new Subject(Bye.class, "");
        }
    }
}
