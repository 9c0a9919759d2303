package org.parley.figure;

/**
 * A number of this node, as it is now. It tells of nobody: no name, no room, no text.
 *
 * @param name in the form of Prometheus, without a prefix: {@code rooms_awake}; a count ends with {@code _total}
 * @param kind how it moves
 * @param meaning one line, without a backslash
 */
public record Figure(String name, Kind kind, String meaning, long value) {

    /** How a number moves. */
    public enum Kind {
        /** Up and down. */
        GAUGE,
        /** Up, from zero at the start. */
        COUNTER
    }

    /** Returns a number that goes up and down. */
    public static Figure gauge(String name, String meaning, long value) {
        return new Figure(name, Kind.GAUGE, meaning, value);
    }

    /** Returns whether something is so: 1 or 0. */
    public static Figure state(String name, String meaning, boolean value) {
        return gauge(name, meaning, value ? 1 : 0);
    }

    /** Returns how often something has happened since the start. */
    public static Figure count(String name, String meaning, long value) {
        return new Figure(name + "_total", Kind.COUNTER, meaning, value);
    }
}
