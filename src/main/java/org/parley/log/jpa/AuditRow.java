package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.log.Audit;
import org.parley.protocol.Author;
import org.parley.protocol.MessageId;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** The row of an {@link Audit}: stored with what it tells of, and never changed. */
@Entity
@Table(name = "parley_audit")
public class AuditRow {

    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    @Column(name = "by_id", length = 64, nullable = false)
    private String byId;

    @Column(name = "by_name", length = 100, nullable = false)
    private String byName;

    @Column(name = "action", length = 32, nullable = false)
    private String action;

    @Column(name = "room_id", length = 64)
    private @Nullable String roomId;

    @Column(name = "target_id", length = 64)
    private @Nullable String targetId;

    @Column(name = "target_name", length = 100)
    private @Nullable String targetName;

    @Column(name = "detail", length = 200)
    private @Nullable String detail;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected AuditRow() {}

    AuditRow(Audit audit) {
        this.id = audit.id().value();
        this.createdAt = audit.at().toEpochMilli();
        this.byId = audit.by().id().value();
        this.byName = audit.by().name();
        this.action = audit.action();
        this.roomId = audit.room() == null ? null : audit.room().value();
        this.targetId = audit.target() == null ? null : audit.target().id().value();
        this.targetName = audit.target() == null ? null : audit.target().name();
        this.detail = audit.detail();
    }

    Audit toAudit() {
        return new Audit(
                new MessageId(id),
                Instant.ofEpochMilli(createdAt),
                new Author(new UserId(byId), byName),
                action,
                roomId == null ? null : new RoomId(roomId),
                targetId == null || targetName == null ? null : new Author(new UserId(targetId), targetName),
                detail);
    }
}
