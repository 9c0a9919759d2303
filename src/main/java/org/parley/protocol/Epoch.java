package org.parley.protocol;

import java.util.UUID;

/** Names one life of a room's numbering; a client that holds another epoch must load again. */
public record Epoch(String value) implements WireValue {

    /** Begins a new life. */
    public static Epoch begin() {
        return new Epoch(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
