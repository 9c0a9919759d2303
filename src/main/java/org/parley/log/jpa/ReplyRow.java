package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Objects;
import org.parley.protocol.Message;

/** The row of an answer: that a message stands in a thread. */
@Entity
@Table(name = "parley_reply")
@IdClass(ReplyKey.class)
public class ReplyRow {

    @Id
    @Column(name = "room_id", length = 64)
    private String roomId;

    @Id
    @Column(name = "root")
    private long root;

    @Id
    @Column(name = "seq")
    private long seq;

    @Column(name = "author_id", length = 64, nullable = false)
    private String authorId;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    /** 1 where it was taken back. */
    @Column(name = "gone", nullable = false)
    private int gone;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected ReplyRow() {}

    ReplyRow(Message answer) {
        this.roomId = answer.room().value();
        this.root = Objects.requireNonNull(answer.replyTo());
        this.seq = answer.seq();
        this.authorId = answer.from().id().value();
        this.createdAt = answer.at().toEpochMilli();
    }

    /** Takes note that it was taken back. */
    void takeBack() {
        gone = 1;
    }
}
