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
 * @param thread true where it stands in the thread of the message that it answers, and not among the room's messages
 * @param mentions whom it calls by name
 * @param edited when it was last written anew
 * @param deleted true where it was taken back; its text is empty then
 * @param reactions those to it, an emoji each
 * @param replies what was answered in its thread
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
        @Nullable Boolean thread,
        @Nullable Mentions mentions,
        @Nullable Instant edited,
        @Nullable Boolean deleted,
        @Nullable List<Reactions> reactions,
        @Nullable Replies replies,
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
        this(room, seq, mid, from, at, cid, text, replyTo, null, null, null, null, null, null, null);
    }

    /** Returns the message where it stands in a thread. */
    public Message inThread() {
        return new Message(
                room, seq, mid, from, at, cid, text, replyTo, true, mentions, edited, deleted, reactions, replies,
                changed);
    }

    /** Returns the message where it calls these. */
    public Message calling(@Nullable Mentions now) {
        return new Message(
                room, seq, mid, from, at, cid, text, replyTo, thread, now, edited, deleted, reactions, replies,
                changed);
    }

    /** An answer in a thread changes the message with which that began. */
    @Override
    public @Nullable Long changes() {
        return isInThread() ? replyTo : null;
    }

    @Override
    public RoomEvent after(RoomEvent later) {
        Long target = later.changes();
        if (target == null || target != seq || (changed != null && later.seq() <= changed)) {
            return this;
        }
        return later instanceof MessageChange change ? change.applyTo(this) : answered((Message) later);
    }

    private Message answered(Message answer) {
        var now = new Replies(replies == null ? 1 : replies.count() + 1, answer.at());
        return new Message(
                room,
                seq,
                mid,
                from,
                at,
                cid,
                text,
                replyTo,
                thread,
                mentions,
                edited,
                deleted,
                reactions,
                now,
                answer.seq());
    }

    /** Returns whether it stands in a thread. */
    public boolean isInThread() {
        return Boolean.TRUE.equals(thread);
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

    /** Returns the message as it is after it was taken back; the answers to it stay. */
    public Message emptied() {
        return new Message(
                room, seq, mid, from, at, cid, "", replyTo, thread, null, null, true, null, replies, changed);
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
        return new Message(
                room, seq, mid, from, at, cid, fresh, replyTo, thread, called, when, deleted, reactions, replies,
                changed);
    }

    Message reacted(@Nullable List<Reactions> now) {
        return with(from, cid, now);
    }

    Message changed(long by) {
        return new Message(
                room, seq, mid, from, at, cid, text, replyTo, thread, mentions, edited, deleted, reactions, replies,
                by);
    }

    private Message with(Author author, @Nullable ClientMessageId own, @Nullable List<Reactions> now) {
        return new Message(
                room, seq, mid, author, at, own, text, replyTo, thread, mentions, edited, deleted, now, replies,
                changed);
    }
}
