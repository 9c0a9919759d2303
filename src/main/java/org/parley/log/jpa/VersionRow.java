package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.parley.log.Version;
import org.parley.protocol.Edited;

/** The row of what a message said before it was written anew. Written once; gone with the message's text. */
@Entity
@Table(name = "parley_version")
@IdClass(VersionKey.class)
public class VersionRow {

    @Id
    @Column(name = "room_id", length = 64)
    private String roomId;

    @Id
    @Column(name = "seq")
    private long seq;

    @Id
    @Column(name = "edit_seq")
    private long editSeq;

    @Column(name = "body", length = 20_000, nullable = false)
    private String body;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected VersionRow() {}

    VersionRow(Edited edit, Version replaced) {
        this.roomId = edit.room().value();
        this.seq = edit.target();
        this.editSeq = edit.seq();
        this.body = replaced.text();
        this.createdAt = replaced.at().toEpochMilli();
    }

    Version toVersion() {
        return new Version(body, Instant.ofEpochMilli(createdAt));
    }
}
