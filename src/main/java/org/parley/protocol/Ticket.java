package org.parley.protocol;

/** What opens one socket, once. Whoever has it is the person that it was made for, so no text shows it. */
public record Ticket(String value) implements WireValue {

    @Override
    public String toString() {
        return "a ticket";
    }
}
