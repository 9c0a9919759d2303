package org.parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said, as it stands now.
 *
 * @param cid the sender's own name for it; only the sender's connections see it
 * @param replyTo the {@code seq} of the message that it answers
 * @param mentions whom it calls by name
 * @param edited when it was last written anew
 * @param deleted true where it was taken back; its text is empty then
 * @param reactions those to it, an emoji each
 * @param changed the {@code seq} of the newest event that has changed it: those up to it are contained
 */
public record Message(
        RoomId room,
        long seq,
        MessageId mid,
        Author from,
        Instant at,
        @Nullable ClientMessageId cid,
        String text,
        @Nullable Long replyTo,
        @Nullable Mentions mentions,
        @Nullable Instant edited,
        @Nullable Boolean deleted,
        @Nullable List<Reactions> reactions,
        @Nullable Long changed)
        implements RoomEvent {

    /** A message that stands as it was said. */
    public Message(
            RoomId room,
            long seq,
            MessageId mid,
            Author from,
            Instant at,
            @Nullable ClientMessageId cid,
            String text,
            @Nullable Long replyTo) {
        this(room, seq, mid, from, at, cid, text, replyTo, null, null, null, null, null);
    }

    /** Returns the message where it calls these. */
    public Message calling(@Nullable Mentions now) {
        return new Message(room, seq, mid, from, at, cid, text, replyTo, now, edited, deleted, reactions, changed);
    }

    @Override
    public RoomEvent after(MessageChange later) {
        boolean fresh = later.target() == seq && (changed == null || later.seq() > changed);
        return fresh ? later.applyTo(this) : this;
    }

    /** Returns the message as others than its sender see it. */
    public Message withoutCid() {
        return cid == null ? this : with(from, null, reactions);
    }

    /** Returns the message as this person sees it. */
    public Message seenBy(UserId reader) {
        boolean own = from.id().equals(reader);
        if (reactions == null) {
            return own ? this : withoutCid();
        }
        List<Reactions> named =
                reactions.stream().map(one -> one.seenBy(reader)).toList();
        return with(from, own ? cid : null, named);
    }

    /** Returns what was said, without what others think of it. */
    public Message bare() {
        return reactions == null ? withoutCid() : with(from, null, null);
    }

    /** Returns whether it calls this person, or everybody. */
    public boolean calls(UserId person) {
        return mentions != null
                && (mentions.all()
                        || mentions.named().stream().anyMatch(user -> user.id().equals(person)));
    }

    /** Returns whether it was taken back. */
    public boolean isDeleted() {
        return Boolean.TRUE.equals(deleted);
    }

    /** Returns the message as it is after it was taken back. */
    public Message emptied() {
        return new Message(room, seq, mid, from, at, cid, "", replyTo, null, null, true, null, changed);
    }

    /** Returns the message with another author, and others for those who reacted or are called. */
    public Message naming(UnaryOperator<Author> other) {
        List<Reactions> renamed = reactions == null
                ? null
                : reactions.stream()
                        .map(one -> new Reactions(
                                one.emoji(), one.users().stream().map(other).toList()))
                        .toList();
        Mentions named = mentions == null ? null : mentions.naming(other);
        return with(other.apply(from), cid, renamed).calling(named);
    }

    Message edited(String fresh, @Nullable Mentions called, Instant when) {
        return new Message(room, seq, mid, from, at, cid, fresh, replyTo, called, when, deleted, reactions, changed);
    }

    Message reacted(@Nullable List<Reactions> now) {
        return with(from, cid, now);
    }

    Message changed(long by) {
        return new Message(room, seq, mid, from, at, cid, text, replyTo, mentions, edited, deleted, reactions, by);
    }

    private Message with(Author author, @Nullable ClientMessageId own, @Nullable List<Reactions> now) {
        return new Message(room, seq, mid, author, at, own, text, replyTo, mentions, edited, deleted, now, changed);
    }
}
