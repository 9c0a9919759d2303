package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.parley.log.Mark;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** The row of a mark: how far somebody has read. */
@Entity
@Table(name = "parley_mark")
@IdClass(MemberKey.class)
public class MarkRow {

    @Id
    @Column(name = "room_id", length = 64)
    private String roomId;

    @Id
    @Column(name = "user_id", length = 64)
    private String userId;

    @Column(name = "seq", nullable = false)
    private long seq;

    @Column(name = "hidden", nullable = false)
    private int hidden;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected MarkRow() {}

    MarkRow(RoomId room, UserId person, Mark mark) {
        this.roomId = room.value();
        this.userId = person.value();
        become(mark);
    }

    /** Moves on. */
    final void become(Mark mark) {
        seq = mark.seq();
        hidden = mark.hidden() ? 1 : 0;
    }

    RoomId room() {
        return new RoomId(roomId);
    }

    UserId person() {
        return new UserId(userId);
    }

    Mark toMark() {
        return new Mark(seq, hidden != 0);
    }
}
