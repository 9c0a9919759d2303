package org.parley.protocol;

import java.time.Instant;
import java.util.List;

/**
 * The room itself has changed: the frame {@code room}.
 *
 * @param changed what of it
 * @param info the whole room as it is from now on
 */
public record RoomChange(RoomId room, long seq, List<What> changed, RoomInfo info, Author by, Instant at)
        implements RoomEvent {

    /** What can change of a room. */
    public enum What {
        CREATED,
        NAME,
        TOPIC,
        KIND,
        ARCHIVED,
        SLOW
    }

    @Override
    public String type() {
        return "room";
    }
}
