package org.parley.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.parley.protocol.Author;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;
import org.parley.room.Report;

/** The row of a report. */
@Entity
@Table(name = "parley_report")
public class ReportRow {

    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Column(name = "room_id", length = 64, nullable = false)
    private String roomId;

    @Column(name = "seq", nullable = false)
    private long seq;

    @Column(name = "by_id", length = 64, nullable = false)
    private String byId;

    @Column(name = "by_name", length = 100, nullable = false)
    private String byName;

    @Column(name = "reason", length = 1_000, nullable = false)
    private String reason;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected ReportRow() {}

    ReportRow(Report report) {
        this.id = report.id();
        this.roomId = report.room().value();
        this.seq = report.seq();
        this.byId = report.by().id().value();
        this.byName = report.by().name();
        this.reason = report.reason();
        this.createdAt = report.at().toEpochMilli();
    }

    Report toReport() {
        return new Report(
                id,
                new RoomId(roomId),
                seq,
                new Author(new UserId(byId), byName),
                reason,
                Instant.ofEpochMilli(createdAt),
                null);
    }
}
