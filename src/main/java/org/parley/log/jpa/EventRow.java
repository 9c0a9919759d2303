package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.log.Posting;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/**
 * An event's row. Written once, but for a message, of which later events change the text and what stands beside it. Plain
 * types only: providers differ in all others.
 */
@Entity
@Table(name = "parley_event")
@IdClass(EventKey.class)
public class EventRow {

    @Id
    @Column(name = "room_id", length = 64)
    private String roomId;

    @Id
    @Column(name = "seq")
    private long seq;

    @Column(name = "kind", length = 16, nullable = false)
    private String kind;

    @Column(name = "mid", length = 36, nullable = false)
    private String mid;

    @Column(name = "author_id", length = 64, nullable = false)
    private String authorId;

    @Column(name = "author_name", length = 100, nullable = false)
    private String authorName;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    @Column(name = "cid", length = 64)
    private @Nullable String cid;

    @Column(name = "body", length = 20_000)
    private @Nullable String body;

    /** The position of a message that this one answers or changes. */
    @Column(name = "reply_to")
    private @Nullable Long replyTo;

    /** Whom a message or an edit calls, and what later events have made of a message, as JSON from {@link EventRows}. */
    @Column(name = "state", length = 1_000_000)
    private @Nullable String state;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected EventRow() {}

    EventRow(Posting<?> posting, Posting.Place place, String kind, @Nullable String body, @Nullable Long target) {
        this.roomId = place.room().id().value();
        this.seq = place.seq();
        this.kind = kind;
        this.mid = place.mid().value();
        this.authorId = posting.author().id().value();
        this.authorName = posting.author().name();
        this.createdAt = place.at().toEpochMilli();
        this.cid = posting.cid().value();
        this.body = body;
        this.replyTo = target;
    }

    RoomId room() {
        return new RoomId(roomId);
    }

    long seq() {
        return seq;
    }

    String kind() {
        return kind;
    }

    MessageId mid() {
        return new MessageId(mid);
    }

    Author author() {
        return new Author(new UserId(authorId), authorName);
    }

    Instant at() {
        return Instant.ofEpochMilli(createdAt);
    }

    @Nullable
    ClientMessageId cid() {
        return cid == null ? null : new ClientMessageId(cid);
    }

    /** Returns the text of a message, or what else is to be known of another event; null where it was taken back. */
    @Nullable
    String body() {
        return body;
    }

    @Nullable
    Long target() {
        return replyTo;
    }

    @Nullable
    String state() {
        return state;
    }

    /** Becomes one that names others. */
    void rename(Author author, @Nullable String fresh) {
        authorId = author.id().value();
        authorName = author.name();
        body = fresh;
    }

    /** Takes what an event has made of a message. */
    void become(@Nullable String text, @Nullable String now) {
        body = text;
        state = now;
    }

    /** Takes the text of an edit away. */
    void empty() {
        body = null;
        state = null;
    }
}
