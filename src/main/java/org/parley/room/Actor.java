package org.parley.room;

import org.jspecify.annotations.Nullable;
import org.parley.protocol.Person;
import org.parley.protocol.Role;

/** Whoever does something with rooms, by whatever way in. */
public interface Actor {

    /** Returns who it is. */
    Person person();

    /** Returns the role that they have in all rooms but the direct ones; null where they have none. */
    default @Nullable Role everywhere() {
        return null;
    }
}
