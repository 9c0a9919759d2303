package org.parley.log.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/** The primary key of who follows a thread. Mutable and open because JPA's id classes must be. */
public class FollowerKey implements Serializable {

    private static final long serialVersionUID = 1;

    private @Nullable String roomId;
    private long root;
    private @Nullable String userId;

    /** For the provider. */
    public FollowerKey() {}

    FollowerKey(RoomId room, long root, UserId user) {
        this.roomId = room.value();
        this.root = root;
        this.userId = user.value();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FollowerKey key
                && key.root == root
                && Objects.equals(key.roomId, roomId)
                && Objects.equals(key.userId, userId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roomId, root, userId);
    }
}
