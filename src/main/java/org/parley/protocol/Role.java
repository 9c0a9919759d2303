package org.parley.protocol;

/** What a person may do in a room, the most first. */
public enum Role {
    /** All, and says who may do what. */
    OWNER,
    /** Keeps order: others' messages, members, what the room is about. */
    MODERATOR,
    /** Reads and speaks, also where others may not come in. */
    MEMBER,
    /** A guest of an open room: reads and speaks there. */
    GUEST;

    /** Returns whether this role may do what that one may. */
    public boolean isAtLeast(Role least) {
        return compareTo(least) <= 0;
    }
}
