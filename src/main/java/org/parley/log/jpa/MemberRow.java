package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.log.Standing;
import org.parley.protocol.Person;
import org.parley.protocol.Role;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** The row of a standing: it follows from the events about the person, and is changed with them. */
@Entity
@Table(name = "parley_member")
@IdClass(MemberKey.class)
public class MemberRow {

    @Id
    @Column(name = "room_id", length = 64)
    private String roomId;

    @Id
    @Column(name = "user_id", length = 64)
    private String userId;

    @Column(name = "name", length = 100, nullable = false)
    private String name;

    @Column(name = "guest", nullable = false)
    private int guest;

    @Column(name = "role", length = 16)
    private @Nullable String role;

    @Column(name = "given", nullable = false)
    private int given;

    @Column(name = "banned", nullable = false)
    private int banned;

    @Column(name = "muted_until")
    private @Nullable Long mutedUntil;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected MemberRow() {}

    @SuppressWarnings("NullAway.Init")
    MemberRow(RoomId room, Standing standing) {
        this.roomId = room.value();
        this.userId = standing.person().id().value();
        become(standing);
    }

    /** Takes what has changed. */
    final void become(Standing standing) {
        name = standing.person().name();
        guest = standing.person().guest() ? 1 : 0;
        role = standing.role() == null ? null : standing.role().name().toLowerCase(Locale.ROOT);
        given = standing.given() ? 1 : 0;
        banned = standing.banned() ? 1 : 0;
        mutedUntil =
                standing.mutedUntil() == null ? null : standing.mutedUntil().toEpochMilli();
    }

    RoomId room() {
        return new RoomId(roomId);
    }

    Standing toStanding() {
        return new Standing(
                new Person(new UserId(userId), name, guest != 0),
                role == null ? null : Role.valueOf(role.toUpperCase(Locale.ROOT)),
                banned != 0,
                mutedUntil == null ? null : Instant.ofEpochMilli(mutedUntil),
                given != 0);
    }
}
