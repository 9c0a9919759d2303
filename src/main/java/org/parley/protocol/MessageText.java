package org.parley.protocol;

/**
 * The text of a message: 1 to 10,000 characters (Unicode code points), not blank.
 *
 * <p>U+0000 is refused because PostgreSQL cannot store it, a lone surrogate because it is not text (RFC 8259 section
 * 8.2 leaves its meaning open). Everything else is the sender's business: what signs in it
 * mean is a matter of its {@link Formatting}, and the text stays as it was typed.
 */
public record MessageText(String value) implements WireValue {

    /** The longest text, in code points. */
    public static final int MAX_LENGTH = 10_000;

    /** @throws IllegalArgumentException with a sentence for the sender, when the text cannot be a message */
    public MessageText {
        if (value.isBlank()) {
            throw new IllegalArgumentException("\"text\" is empty");
        }
        if (value.length() > 2 * MAX_LENGTH || value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new TooLong();
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("\"text\" holds the character U+0000");
        }
    }

    @Override
    public String toString() {
        return value;
    }

    /** The text has more than {@value #MAX_LENGTH} characters. */
    public static final class TooLong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("\"text\" has more than " + MAX_LENGTH + " characters");
        }
    }
}
