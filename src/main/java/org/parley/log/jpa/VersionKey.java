package org.parley.log.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The primary key of a version: its message and the edit that replaced it. Mutable and open because JPA's id classes must be. */
public class VersionKey implements Serializable {

    private static final long serialVersionUID = 1;

    private @Nullable String roomId;
    private long seq;
    private long editSeq;

    /** For the provider. */
    public VersionKey() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VersionKey key
                && key.seq == seq
                && key.editSeq == editSeq
                && Objects.equals(key.roomId, roomId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roomId, seq, editSeq);
    }
}
