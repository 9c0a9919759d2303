package org.parley.log.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The primary key of a mention: whom a message calls, and its place. Mutable and open because JPA's id classes must be. */
public class MentionKey implements Serializable {

    private static final long serialVersionUID = 1;

    private @Nullable String roomId;
    private @Nullable String userId;
    private long seq;

    /** For the provider. */
    public MentionKey() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MentionKey key
                && key.seq == seq
                && Objects.equals(key.roomId, roomId)
                && Objects.equals(key.userId, userId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roomId, userId, seq);
    }
}
