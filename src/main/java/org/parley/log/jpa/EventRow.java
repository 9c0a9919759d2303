package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.Message;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** An event's row. Written once, never changed. Plain types only: providers differ in all others. */
@Entity
@Table(name = "parley_event")
@IdClass(EventKey.class)
public class EventRow {

    private static final String MESSAGE = "message";

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

    @Column(name = "reply_to")
    private @Nullable Long replyTo;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected EventRow() {}

    EventRow(Message message) {
        this.roomId = message.room().value();
        this.seq = message.seq();
        this.kind = MESSAGE;
        this.mid = message.mid().value();
        this.authorId = message.from().id().value();
        this.authorName = message.from().name();
        this.createdAt = message.at().toEpochMilli();
        this.cid = message.cid() == null ? null : message.cid().value();
        this.body = message.text();
        this.replyTo = message.replyTo();
    }

    RoomEvent toEvent() {
        if (kind.equals(MESSAGE)) {
            return toMessage();
        }
        throw new IllegalStateException("an event of a later version: " + kind);
    }

    Message toMessage() {
        return new Message(
                new RoomId(roomId),
                seq,
                new MessageId(mid),
                new Author(new UserId(authorId), authorName),
                Instant.ofEpochMilli(createdAt),
                cid == null ? null : new ClientMessageId(cid),
                body == null ? "" : body,
                replyTo);
    }
}
