package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.log.StoredRoom;
import org.parley.protocol.Epoch;
import org.parley.protocol.Message;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;

/** A room's row: how the room is, and where its numbering stands. */
@Entity
@Table(name = "parley_room")
public class RoomRow {

    @Id
    @Column(name = "id", length = 64)
    private String id;

    @Column(name = "name", length = 200, nullable = false)
    private String name;

    @Column(name = "kind", length = 16, nullable = false)
    private String kind;

    @Column(name = "topic", length = 1_000)
    private @Nullable String topic;

    @Column(name = "archived", nullable = false)
    private int archived;

    @Column(name = "slow", nullable = false)
    private int slow;

    @Column(name = "epoch", length = 36, nullable = false)
    private String epoch;

    @Column(name = "head", nullable = false)
    private long head;

    /** The position of the newest message; 0 before the first one. */
    @Column(name = "newest", nullable = false)
    private long newest;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected RoomRow() {}

    @SuppressWarnings("NullAway.Init")
    RoomRow(RoomInfo info, Epoch epoch, long createdAt) {
        this.id = info.id().value();
        this.epoch = epoch.value();
        this.createdAt = createdAt;
        become(info);
    }

    /** Takes what has changed of the room. */
    final void become(RoomInfo info) {
        name = info.name();
        kind = info.kind().name().toLowerCase(Locale.ROOT);
        topic = info.topic();
        archived = info.isArchived() ? 1 : 0;
        slow = (int) info.pause().toSeconds();
    }

    RoomInfo info() {
        return new RoomInfo(
                new RoomId(id),
                name,
                RoomInfo.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                RoomInfo.Life.LASTING,
                topic,
                archived == 0 ? null : true,
                slow == 0 ? null : slow);
    }

    StoredRoom toStoredRoom() {
        return new StoredRoom(info(), new Epoch(epoch), head);
    }

    /** Begins another epoch: what is in the room is not what it was. */
    void begin(Epoch fresh) {
        epoch = fresh.value();
    }

    /** Takes the next position. Only under the row's lock. */
    long next() {
        head = head + 1;
        return head;
    }

    /** Takes note of a message that stands among the room's. */
    void said(Message message) {
        newest = message.seq();
    }
}
