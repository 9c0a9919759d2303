package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Identity;

/** A login's row. It stays for a while after its end, so that other nodes hear of that. */
@Entity
@Table(name = "parley_session")
public class SessionRow {

    @Id
    @Column(name = "id", length = 64)
    private String id;

    @Column(name = "user_id", length = 64, nullable = false)
    private String userId;

    @Column(name = "server_name", length = 1_000)
    private @Nullable String serverName;

    @Column(name = "server_roles", length = 2_000)
    private @Nullable String serverRoles;

    @Column(name = "source", length = 16)
    private @Nullable String source;

    @Column(name = "used_at", nullable = false)
    private long usedAt;

    @Column(name = "ended_at")
    private @Nullable Long endedAt;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected SessionRow() {}

    SessionRow(Login login, long now) {
        this.id = login.id().value();
        this.userId = login.user().value();
        Login.Voucher voucher = login.voucher();
        if (voucher != null) {
            this.serverName = voucher.name();
            this.serverRoles = String.join(",", voucher.roles());
            this.source = voucher.source().name();
        }
        this.usedAt = now;
    }

    String id() {
        return id;
    }

    String userId() {
        return userId;
    }

    @Nullable
    String serverName() {
        return serverName;
    }

    @Nullable
    String serverRoles() {
        return serverRoles;
    }

    /** Returns who said that; before version 5 only the server did, and nobody wrote it down. */
    Identity.Source source() {
        return source == null ? Identity.Source.CONTAINER : Identity.Source.valueOf(source);
    }

    long usedAt() {
        return usedAt;
    }

    void end(long now) {
        endedAt = now;
    }

    boolean hasEnded() {
        return endedAt != null;
    }
}
