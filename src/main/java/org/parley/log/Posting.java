package org.parley.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Emoji;
import org.parley.protocol.Membership;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.Pinned;
import org.parley.protocol.Reaction;
import org.parley.protocol.Role;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomInfo;

/**
 * An event on its way into the log: it has an author and a {@code cid}, but no place yet.
 *
 * @param <E> the event that it becomes
 */
public sealed interface Posting<E extends RoomEvent> {

    /** Returns who does it. */
    Author author();

    /** Returns the author's name for it, by which a repeat is recognised. */
    ClientMessageId cid();

    /** Returns the event that it becomes at its place. */
    E at(Place place);

    /** Returns how long its text is, in UTF-16 units. */
    default int size() {
        return 0;
    }

    /** Where and when an event happens, and how the room was before it. */
    record Place(RoomInfo room, long seq, MessageId mid, Instant at) {}

    /**
     * Something that is said.
     *
     * @param replyTo the position of a message that was returned before, and where it is in a thread, of one that is in none
     */
    record Said(
            Author author,
            ClientMessageId cid,
            MessageText text,
            @Nullable Long replyTo,
            boolean inThread,
            @Nullable Mentions mentions)
            implements Posting<Message> {

        /** One that stands among the room's messages and calls nobody. */
        public Said(Author author, ClientMessageId cid, MessageText text, @Nullable Long replyTo) {
            this(author, cid, text, replyTo, false, null);
        }

        @Override
        public Message at(Place place) {
            var message = new Message(
                    place.room().id(), place.seq(), place.mid(), author, place.at(), cid, text.value(), replyTo);
            Message placed = inThread ? message.inThread() : message;
            return mentions == null ? placed : placed.calling(mentions);
        }

        @Override
        public int size() {
            return text.value().length();
        }
    }

    /** A message that is written anew. */
    record Edit(
            Author author,
            ClientMessageId cid,
            long target,
            MessageText text,
            @Nullable Mentions mentions) implements Posting<Edited> {
        public Edit(Author author, long target, MessageText text, @Nullable Mentions mentions) {
            this(author, fresh(), target, text, mentions);
        }

        @Override
        public Edited at(Place place) {
            return new Edited(place.room().id(), place.seq(), target, author, place.at(), text.value(), mentions);
        }

        @Override
        public int size() {
            return text.value().length();
        }
    }

    /** An emoji that somebody gives to a message, or takes away from it. */
    record Feeling(Author author, ClientMessageId cid, long target, Emoji emoji, boolean on)
            implements Posting<Reaction> {
        public Feeling(Author author, long target, Emoji emoji, boolean on) {
            this(author, fresh(), target, emoji, on);
        }

        @Override
        public Reaction at(Place place) {
            return new Reaction(place.room().id(), place.seq(), target, author, place.at(), emoji, on);
        }
    }

    /** A message that is pinned, or is not any more. */
    record Pinning(Author author, ClientMessageId cid, long target, boolean on) implements Posting<Pinned> {
        public Pinning(Author author, long target, boolean on) {
            this(author, fresh(), target, on);
        }

        @Override
        public Pinned at(Place place) {
            return new Pinned(place.room().id(), place.seq(), target, author, place.at(), on);
        }
    }

    /** A message that is taken back. */
    record Deletion(Author author, ClientMessageId cid, long target) implements Posting<Deleted> {
        public Deletion(Author author, long target) {
            this(author, fresh(), target);
        }

        @Override
        public Deleted at(Place place) {
            return new Deleted(place.room().id(), place.seq(), target, author, place.at());
        }
    }

    /** A change of what a person may do. */
    record Decision(
            Author author,
            ClientMessageId cid,
            Membership.Change change,
            Person user,
            @Nullable Role role,
            @Nullable Instant until)
            implements Posting<Membership> {
        public Decision(Author author, Membership.Change change, Person user, @Nullable Role role) {
            this(author, fresh(), change, user, role, null);
        }

        /** Silences somebody. */
        public static Decision muting(Author author, Person user, @Nullable Instant until) {
            return new Decision(author, fresh(), Membership.Change.MUTED, user, null, until);
        }

        @Override
        public Membership at(Place place) {
            return new Membership(place.room().id(), place.seq(), change, user, role, author, place.at(), until);
        }
    }

    /** A change of the room itself. */
    record Alteration(Author author, ClientMessageId cid, RoomPatch patch) implements Posting<RoomChange> {
        public Alteration(Author author, RoomPatch patch) {
            this(author, fresh(), patch);
        }

        @Override
        public RoomChange at(Place place) {
            return new RoomChange(
                    place.room().id(), place.seq(), patch.changed(), patch.applyTo(place.room()), author, place.at());
        }
    }

    private static ClientMessageId fresh() {
        return new ClientMessageId(UUID.randomUUID().toString());
    }
}
