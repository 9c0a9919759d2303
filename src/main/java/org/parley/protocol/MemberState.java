package org.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One row of a room's member list.
 *
 * @param role where the room has given one
 * @param read how far they have read, where others may know
 */
public record MemberState(
        UserId id,
        String name,
        boolean guest,
        Status status,
        @Nullable Role role,
        @Nullable Long read) {

    /** Puts a person and their presence into one row. */
    public MemberState(Person person, Status status, @Nullable Role role) {
        this(person.id(), person.name(), person.guest(), status, role, null);
    }

    /** The row of somebody to whom the room has given no role. */
    public MemberState(Person person, Status status) {
        this(person, status, null);
    }
}
