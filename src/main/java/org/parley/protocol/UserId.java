package org.parley.protocol;

/** The steady id of a person: accounts keep it for ever, guests as long as their cookie or their name. */
public record UserId(String value) implements WireValue {

    @Override
    public String toString() {
        return value;
    }
}
