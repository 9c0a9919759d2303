package org.parley.log.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** The primary key of a standing: a room and a person. Mutable and open because JPA's id classes must be. */
public class MemberKey implements Serializable {

    private static final long serialVersionUID = 1;

    private @Nullable String roomId;
    private @Nullable String userId;

    /** For the provider. */
    public MemberKey() {}

    MemberKey(RoomId room, UserId user) {
        this.roomId = room.value();
        this.userId = user.value();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemberKey key
                && Objects.equals(key.roomId, roomId)
                && Objects.equals(key.userId, userId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roomId, userId);
    }
}
