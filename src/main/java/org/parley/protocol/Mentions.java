package org.parley.protocol;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message calls by name.
 *
 * @param users people, each once, in the order of the text; null where none is
 * @param room true where it calls all who are in the room
 */
public record Mentions(
        @Nullable List<Author> users, @Nullable Boolean room) {

    /** How many people one message calls. */
    public static final int MOST = 50;

    /** Returns whether it calls everybody. */
    public boolean all() {
        return Boolean.TRUE.equals(room);
    }

    /** Returns whom it calls by their own names. */
    public List<Author> named() {
        return users == null ? List.of() : users;
    }

    /** Returns the same where others stand for them. */
    public Mentions naming(UnaryOperator<Author> other) {
        return users == null ? this : new Mentions(users.stream().map(other).toList(), room);
    }
}
