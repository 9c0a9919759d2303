package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomId;

/** The row of how far a room's events have come into the index; its lock lets one at a time change what the index has of the room. */
@Entity
@Table(name = "parley_indexed")
public class IndexRow {

    @Id
    @Column(name = "room_id", length = 64)
    private String roomId;

    @Column(name = "seq", nullable = false)
    private long seq;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected IndexRow() {}

    IndexRow(RoomId room) {
        this.roomId = room.value();
    }

    /** Returns that of a room, once nobody else brings something of it into the index; null where there is no such room. */
    static @Nullable IndexRow locked(EntityManager em, RoomId room) {
        return em.find(IndexRow.class, room.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    long seq() {
        return seq;
    }

    /** Moves on, or back to have it done again. */
    void become(long now) {
        seq = now;
    }
}
