package org.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One row of a room's member list.
 *
 * @param role where the room has given one
 * @param read how far they have read, where others may know
 * @param text what they say of themselves
 * @param hue the colour of their avatar, where they have chosen one
 */
public record MemberState(
        UserId id,
        String name,
        boolean guest,
        Status status,
        @Nullable Role role,
        @Nullable Long read,
        @Nullable StatusText text,
        @Nullable Integer hue) {

    /** Puts what is known of a person into one row. */
    public MemberState(Person person, Status status, @Nullable Role role, @Nullable Long read, Profile profile) {
        this(person.id(), person.name(), person.guest(), status, role, read, profile.text(), profile.hue());
    }

    /** The row of somebody who has chosen nothing. */
    public MemberState(Person person, Status status, @Nullable Role role) {
        this(person, status, role, null, Profile.NONE);
    }

    /** The row of somebody to whom the room has given no role. */
    public MemberState(Person person, Status status) {
        this(person, status, null);
    }
}
