package org.parley.log.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomId;

/** The primary key of an event: its room and its position. Mutable and open because JPA's id classes must be. */
public class EventKey implements Serializable {

    private static final long serialVersionUID = 1;

    private @Nullable String roomId;
    private long seq;

    /** For the provider. */
    public EventKey() {}

    EventKey(RoomId room, long seq) {
        this.roomId = room.value();
        this.seq = seq;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventKey key && key.seq == seq && Objects.equals(key.roomId, roomId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roomId, seq);
    }
}
