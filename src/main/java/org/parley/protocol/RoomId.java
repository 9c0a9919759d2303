package org.parley.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a room: 1 to 64 characters of {@code a-z 0-9 . _ -}, beginning with a letter or digit.
 *
 * <p>The grammar holds only characters that need no escaping in a URL, a log line or HTML.
 */
public record RoomId(String value) implements WireValue {

    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException when the value breaks the grammar */
    public RoomId {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("not a room id");
        }
    }

    /** Returns the id, or nothing where the text is none. */
    public static Optional<RoomId> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new RoomId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
