package org.parley.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.faults.checker.Event;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Resumed;

/**
 * Who began anew in a room, read from a recorded history: a server that has everybody begin anew breaks no invariant,
 * but it keeps no promise either.
 */
final class Beginnings {

    /** As much as may be missed and still be given one by one, in events of the texts of the base load. */
    private static final int MOST_MISSED = 500;

    private final List<Event> events;

    private record Place(String epoch, long position) {}

    /** @param events in the order of time */
    Beginnings(List<Event> events) {
        this.events = events;
    }

    /** Returns how often somebody began anew in a life of the room in which little had been missed. */
    long needless() {
        Map<String, Place> places = new HashMap<>();
        long needless = 0;
        for (Event event : events) {
            if (event instanceof Resumed resumed) {
                Place held = places.put(resumed.client(), new Place(resumed.epoch(), resumed.after()));
                boolean near = held != null
                        && held.epoch().equals(resumed.epoch())
                        && resumed.head() - held.position() <= MOST_MISSED;
                needless += near && !resumed.recovered() ? 1 : 0;
            } else if (event instanceof Received heard) {
                places.computeIfPresent(heard.client(), (client, held) -> new Place(held.epoch(), heard.seq()));
            }
        }
        return needless;
    }
}
