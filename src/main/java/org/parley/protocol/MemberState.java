package org.parley.protocol;

/** One row of a room's member list. */
public record MemberState(UserId id, String name, boolean guest, Status status) {

    /** Puts a person and their presence into one row. */
    public MemberState(Person person, Status status) {
        this(person.id(), person.name(), person.guest(), status);
    }
}
