package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.parley.log.StoredRoom;
import org.parley.protocol.Epoch;
import org.parley.protocol.RoomId;

/** A room's row: what it is called, and where its numbering stands. */
@Entity
@Table(name = "parley_room")
public class RoomRow {

    @Id
    @Column(name = "id", length = 64)
    private String id;

    @Column(name = "name", length = 200, nullable = false)
    private String name;

    @Column(name = "epoch", length = 36, nullable = false)
    private String epoch;

    @Column(name = "head", nullable = false)
    private long head;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected RoomRow() {}

    RoomRow(RoomId id, Epoch epoch, long createdAt) {
        this.id = id.value();
        this.name = id.value();
        this.epoch = epoch.value();
        this.createdAt = createdAt;
    }

    StoredRoom toStoredRoom() {
        return new StoredRoom(new RoomId(id), name, new Epoch(epoch), head);
    }

    /** Takes the next position. Only under the row's lock. */
    long next() {
        head = head + 1;
        return head;
    }
}
