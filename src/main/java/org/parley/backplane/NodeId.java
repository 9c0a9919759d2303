package org.parley.backplane;

import java.util.UUID;

/**
 * What the nodes of a cluster call one of them, from its start to its end: after a restart it is another.
 *
 * @param value 1 to 36 letters, digits and dashes
 */
public record NodeId(String value) {

    /** Returns one that nobody else has. */
    public static NodeId fresh() {
        return new NodeId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
