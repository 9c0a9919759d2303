package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** The row of who follows a thread, and how far they have read in it. */
@Entity
@Table(name = "parley_follower")
@IdClass(FollowerKey.class)
public class FollowerRow {

    @Id
    @Column(name = "room_id", length = 64)
    private String roomId;

    @Id
    @Column(name = "root")
    private long root;

    @Id
    @Column(name = "user_id", length = 64)
    private String userId;

    @Column(name = "seq", nullable = false)
    private long seq;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected FollowerRow() {}

    FollowerRow(RoomId room, long root, UserId user, long seq) {
        this.roomId = room.value();
        this.root = root;
        this.userId = user.value();
        this.seq = seq;
    }

    /** Moves on; returns whether that was further. */
    boolean read(long now) {
        boolean moves = now > seq;
        seq = moves ? now : seq;
        return moves;
    }
}
