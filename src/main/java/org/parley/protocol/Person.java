package org.parley.protocol;

/** A person as others see them. */
public record Person(UserId id, String name, boolean guest) {

    /** Returns the person as the author of a message. */
    public Author author() {
        return new Author(id, name);
    }
}
