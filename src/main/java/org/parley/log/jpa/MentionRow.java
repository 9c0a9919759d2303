package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.parley.protocol.Message;

/** The row of a mention: that a message calls somebody. */
@Entity
@Table(name = "parley_mention")
@IdClass(MentionKey.class)
public class MentionRow {

    /** Stands for all who are in the room. */
    static final String ALL = "*";

    @Id
    @Column(name = "room_id", length = 64)
    private String roomId;

    @Id
    @Column(name = "user_id", length = 64)
    private String userId;

    @Id
    @Column(name = "seq")
    private long seq;

    @Column(name = "author_id", length = 64, nullable = false)
    private String authorId;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected MentionRow() {}

    MentionRow(Message message, String user) {
        this.roomId = message.room().value();
        this.userId = user;
        this.seq = message.seq();
        this.authorId = message.from().id().value();
    }

    String user() {
        return userId;
    }
}
