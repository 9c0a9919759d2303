package org.parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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
 * @param pinned who has pinned it, where it is
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
        @Nullable Author pinned,
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
        this(room, seq, mid, from, at, cid, text, replyTo, null, null, null, null, null, null, null, null);
    }

    private Message but(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** Returns the message where it stands in a thread. */
    public Message inThread() {
        return but(now -> now.thread = true);
    }

    /** Returns the message where it calls these. */
    public Message calling(@Nullable Mentions called) {
        return but(now -> now.mentions = called);
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
        return but(now -> {
            now.replies = new Replies(replies == null ? 1 : replies.count() + 1, answer.at());
            now.changed = answer.seq();
        });
    }

    /** Returns whether it stands in a thread. */
    public boolean isInThread() {
        return Boolean.TRUE.equals(thread);
    }

    /** Returns the message as others than its sender see it. */
    public Message withoutCid() {
        return cid == null ? this : but(now -> now.cid = null);
    }

    /** Returns the message as this person sees it. */
    public Message seenBy(UserId reader) {
        boolean own = from.id().equals(reader);
        if (reactions == null) {
            return own ? this : withoutCid();
        }
        List<Reactions> named =
                reactions.stream().map(one -> one.seenBy(reader)).toList();
        return but(now -> {
            now.cid = own ? cid : null;
            now.reactions = named;
        });
    }

    /** Returns what was said, without what others think of it. */
    public Message bare() {
        return reactions == null
                ? withoutCid()
                : but(now -> {
                    now.cid = null;
                    now.reactions = null;
                });
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
        return but(now -> {
            now.text = "";
            now.mentions = null;
            now.edited = null;
            now.deleted = true;
            now.reactions = null;
            now.pinned = null;
        });
    }

    /** Returns the message with another author, and others for those who reacted, pinned it or are called. */
    public Message naming(UnaryOperator<Author> other) {
        return but(now -> {
            now.from = other.apply(from);
            now.pinned = pinned == null ? null : other.apply(pinned);
            now.mentions = mentions == null ? null : mentions.naming(other);
            now.reactions = reactions == null
                    ? null
                    : reactions.stream()
                            .map(one -> new Reactions(
                                    one.emoji(), one.users().stream().map(other).toList()))
                            .toList();
        });
    }

    Message edited(String fresh, @Nullable Mentions called, Instant when) {
        return but(now -> {
            now.text = fresh;
            now.mentions = called;
            now.edited = when;
        });
    }

    Message reacted(@Nullable List<Reactions> there) {
        return but(now -> now.reactions = there);
    }

    Message pinnedBy(@Nullable Author by) {
        return but(now -> now.pinned = by);
    }

    Message changed(long by) {
        return but(now -> now.changed = by);
    }

    /** What can become of a message, while it does. */
    private static final class Draft {

        private final Message before;
        private Author from;
        private @Nullable ClientMessageId cid;
        private String text;
        private @Nullable Boolean thread;
        private @Nullable Mentions mentions;
        private @Nullable Instant edited;
        private @Nullable Boolean deleted;
        private @Nullable List<Reactions> reactions;
        private @Nullable Author pinned;
        private @Nullable Replies replies;
        private @Nullable Long changed;

        Draft(Message before) {
            this.before = before;
            this.from = before.from;
            this.cid = before.cid;
            this.text = before.text;
            this.thread = before.thread;
            this.mentions = before.mentions;
            this.edited = before.edited;
            this.deleted = before.deleted;
            this.reactions = before.reactions;
            this.pinned = before.pinned;
            this.replies = before.replies;
            this.changed = before.changed;
        }

        Message done() {
            return new Message(
                    before.room,
                    before.seq,
                    before.mid,
                    from,
                    before.at,
                    cid,
                    text,
                    before.replyTo,
                    thread,
                    mentions,
                    edited,
                    deleted,
                    reactions,
                    pinned,
                    replies,
                    changed);
        }
    }
}
