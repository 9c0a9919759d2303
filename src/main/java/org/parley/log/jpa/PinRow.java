package org.parley.log.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.parley.protocol.Message;

/** The row of a pin: that a message is pinned. Who did it stands with the message. */
@Entity
@Table(name = "parley_pin")
@IdClass(EventKey.class)
public class PinRow {

    @Id
    @Column(name = "room_id", length = 64)
    private String roomId;

    @Id
    @Column(name = "seq")
    private long seq;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected PinRow() {}

    PinRow(Message message) {
        this.roomId = message.room().value();
        this.seq = message.seq();
    }
}
