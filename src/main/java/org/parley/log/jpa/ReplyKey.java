package org.parley.log.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomId;

/** The primary key of an answer in a thread. Mutable and open because JPA's id classes must be. */
public class ReplyKey implements Serializable {

    private static final long serialVersionUID = 1;

    private @Nullable String roomId;
    private long root;
    private long seq;

    /** For the provider. */
    public ReplyKey() {}

    ReplyKey(RoomId room, long root, long seq) {
        this.roomId = room.value();
        this.root = root;
        this.seq = seq;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReplyKey key
                && key.root == root
                && key.seq == seq
                && Objects.equals(key.roomId, roomId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roomId, root, seq);
    }
}
