package org.parley.protocol;

/** The steady id of a person: accounts keep it for ever, guests as long as their cookie or their name. */
public record UserId(String value) implements WireValue {

    /** Returns whether somebody proves to be this person, and does not only say so: by a login or a cookie. */
    public boolean isProven() {
        return !value.startsWith("n-") && !value.startsWith("a-");
    }

    @Override
    public String toString() {
        return value;
    }
}
