package org.parley.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomId;
import org.parley.protocol.UserId;

/**
 * Where somebody looks: in what they may read, or in one room of it.
 *
 * @param everywhere whether they have a role in all rooms but the direct ones
 * @param room null: all
 * @param since the first moment that counts
 * @param before the first moment after that which counts no more
 * @param below the place of a message; only what stands behind it counts
 */
public record Scope(
        UserId reader,
        boolean everywhere,
        @Nullable RoomId room,
        Instant since,
        Instant before,
        @Nullable Place below) {

    /** Returns what is left of it behind a place. */
    public Scope below(Place place) {
        return new Scope(reader, everywhere, room, since, before, place);
    }

    /** Returns whether a place is in it, as far as that does not depend on what the reader may read. */
    public boolean has(Place place) {
        return (room == null || room.equals(place.room()))
                && !place.at().isBefore(since)
                && place.at().isBefore(before)
                && (below == null || place.compareTo(below) > 0);
    }
}
