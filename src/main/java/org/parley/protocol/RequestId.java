package org.parley.protocol;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The {@code id} of a client's command, which its answer repeats as {@code re}: a number or a string, 64 characters at
 * most.
 *
 * @param text the string, or the digits of the number as they came
 * @param number the number where it is one, so that it returns as a number
 */
public record RequestId(String text, @Nullable BigDecimal number) {

    /** The longest id, in characters. */
    public static final int MAX_LENGTH = 64;

    /** @throws IllegalArgumentException when the id is too long */
    public RequestId {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("\"id\" has more than " + MAX_LENGTH + " characters");
        }
    }
}
