package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Identity;
import org.parley.identity.SessionId;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/** The row of a ticket for a socket, until it is taken: whose it is. */
@Entity
@Table(name = "parley_ticket")
public class TicketRow {

    @Id
    @Column(name = "hash", length = 64)
    private String hash;

    @Column(name = "node_id", length = 36)
    private String node;

    @Column(name = "user_id", length = 64)
    private String userId;

    @Column(name = "user_name", length = 100)
    private String userName;

    @Column(name = "guest")
    private int guest;

    @Column(name = "named")
    private int named;

    @Column(name = "source", length = 16)
    private String source;

    @Column(name = "roles", length = 2_000)
    private String roles;

    @Column(name = "session_id", length = 64)
    private @Nullable String sessionId;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected TicketRow() {}

    TicketRow(String hash, String node, Identity owner) {
        this.hash = hash;
        this.node = node;
        this.userId = owner.person().id().value();
        this.userName = owner.person().name();
        this.guest = owner.person().guest() ? 1 : 0;
        this.named = owner.named() ? 1 : 0;
        this.source = owner.source().name();
        this.roles = String.join(",", owner.roles());
        SessionId session = owner.session();
        this.sessionId = session == null ? null : session.value();
        Instant expires = owner.expires();
        this.expiresAt = expires == null ? null : expires.toEpochMilli();
    }

    Identity owner() {
        Set<String> split = Arrays.stream(roles.split(",", -1))
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toSet());
        return new Identity(
                new Person(new UserId(userId), userName, guest == 1),
                Identity.Source.valueOf(source),
                named == 1,
                split,
                sessionId == null ? null : new SessionId(sessionId),
                expiresAt == null ? null : Instant.ofEpochMilli(expiresAt));
    }
}
