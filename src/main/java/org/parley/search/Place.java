package org.parley.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.protocol.Message;
import org.parley.protocol.RoomId;

/** Where a message stands among those of all rooms, the newest first. */
public record Place(Instant at, RoomId room, long seq) implements Comparable<Place> {

    private static final Pattern GRAMMAR = Pattern.compile("(\\d{1,13})-(\\d{1,18})-([a-z0-9][a-z0-9._-]{0,63})");

    private static final Comparator<Place> NEWEST_FIRST = Comparator.comparing(Place::at, Comparator.reverseOrder())
            .thenComparing(place -> place.room().value())
            .thenComparingLong(Place::seq);

    /** Returns the place of a message. */
    public static Place of(Message message) {
        return new Place(message.at(), message.room(), message.seq());
    }

    /** Returns the place that a text names, as {@link #toString} writes it. */
    public static Optional<Place> parse(String text) {
        Matcher parts = GRAMMAR.matcher(text);
        return parts.matches()
                ? Optional.of(new Place(
                        Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                        new RoomId(parts.group(3)),
                        Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Place other) {
        return NEWEST_FIRST.compare(this, other);
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "-" + seq + "-" + room;
    }
}
