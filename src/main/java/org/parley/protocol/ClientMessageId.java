package org.parley.protocol;

/**
 * The {@code cid} with which a sender names a message before the log does: 1 to 64 characters, unique per room and
 * sender, so that a repeat is recognised.
 */
public record ClientMessageId(String value) implements WireValue {

    /** The longest {@code cid}, in UTF-16 units. */
    public static final int MAX_LENGTH = 64;

    /** @throws IllegalArgumentException when the value is empty, too long, or holds a control character */
    public ClientMessageId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a cid");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
