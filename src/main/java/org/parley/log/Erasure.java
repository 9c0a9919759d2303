package org.parley.log;

import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.Deleted;
import org.parley.protocol.Edited;
import org.parley.protocol.Membership;
import org.parley.protocol.Mentions;
import org.parley.protocol.Message;
import org.parley.protocol.MessageChange;
import org.parley.protocol.Person;
import org.parley.protocol.Pinned;
import org.parley.protocol.Reaction;
import org.parley.protocol.RoomChange;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.UserId;

/**
 * That somebody is to be forgotten: whatever names them names somebody else, who was never there.
 *
 * @param person who is forgotten
 * @param instead who stands in their place, the same one everywhere: a conversation stays one
 * @param texts whether what they wrote goes too
 */
public record Erasure(UserId person, Author instead, boolean texts) {

    /** Returns whether an event names the person. */
    public boolean concerns(RoomEvent event) {
        return !of(event).equals(event);
    }

    /** Returns the event as it is after it. */
    public RoomEvent of(RoomEvent event) {
        if (event instanceof Message message) {
            return of(message);
        } else if (event instanceof MessageChange change) {
            return of(change);
        } else if (event instanceof Membership membership) {
            return new Membership(
                    membership.room(),
                    membership.seq(),
                    membership.change(),
                    of(membership.user()),
                    membership.role(),
                    of(membership.by()),
                    membership.at(),
                    membership.until());
        } else if (event instanceof RoomChange change) {
            return new RoomChange(
                    change.room(), change.seq(), change.changed(), change.info(), of(change.by()), change.at());
        }
        throw new IllegalStateException("no rule for " + event.type());
    }

    private Message of(Message message) {
        Message now = message.naming(this::of);
        return texts && message.from().id().equals(person) ? now.emptied() : now;
    }

    private MessageChange of(MessageChange change) {
        Author by = of(change.from());
        if (change instanceof Edited edited) {
            boolean gone = texts && !by.equals(edited.from());
            var renamed = new Edited(
                    edited.room(), edited.seq(), edited.target(), by, edited.at(), edited.text(), called(edited));
            return gone ? renamed.withoutText() : renamed;
        } else if (change instanceof Reaction reaction) {
            return new Reaction(
                    reaction.room(),
                    reaction.seq(),
                    reaction.target(),
                    by,
                    reaction.at(),
                    reaction.emoji(),
                    reaction.on());
        } else if (change instanceof Pinned pinned) {
            return new Pinned(pinned.room(), pinned.seq(), pinned.target(), by, pinned.at(), pinned.on());
        } else if (change instanceof Deleted deleted) {
            return new Deleted(deleted.room(), deleted.seq(), deleted.target(), by, deleted.at());
        }
        throw new IllegalStateException("no rule for " + change.type());
    }

    private @Nullable Mentions called(Edited edited) {
        return edited.mentions() == null ? null : edited.mentions().naming(this::of);
    }

    /** Returns how somebody stands after it. */
    public Standing of(Standing standing) {
        return new Standing(
                of(standing.person()), standing.role(), standing.banned(), standing.mutedUntil(), standing.given());
    }

    /** Returns what is remembered after it. */
    public Audit of(Audit audit) {
        return new Audit(
                audit.id(), audit.at(), of(audit.by()), audit.action(), audit.room(), orNone(audit), audit.detail());
    }

    private @Nullable Author orNone(Audit audit) {
        return audit.target() == null ? null : of(audit.target());
    }

    private Author of(Author author) {
        return author.id().equals(person) ? instead : author;
    }

    private Person of(Person one) {
        return one.id().equals(person) ? new Person(instead.id(), instead.name(), one.guest()) : one;
    }
}
