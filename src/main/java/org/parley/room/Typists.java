package org.parley.room;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/** Who is writing: said again every 10 s, forgotten after 15 s. Guarded by the room's lock. */
final class Typists {

    private static final long EXPIRY = Duration.ofSeconds(15).toNanos();

    /** More than anybody reads; a list of all would cost the square of a large room. */
    private static final int MOST_SHOWN = 20;

    private final Map<UserId, Typist> typists = new LinkedHashMap<>();

    private record Typist(Person person, long since) {}

    /** Returns whether the list changed. */
    boolean set(Person person, boolean on, long now) {
        return on ? typists.put(person.id(), new Typist(person, now)) == null : remove(person.id());
    }

    /** Returns whether the list changed. */
    boolean remove(UserId person) {
        return typists.remove(person) != null;
    }

    /** Returns whether the list changed. */
    boolean expire(long now) {
        return typists.values().removeIf(typist -> now - typist.since() >= EXPIRY);
    }

    boolean isEmpty() {
        return typists.isEmpty();
    }

    /** Returns who they are, {@value #MOST_SHOWN} at most, those first who began first. */
    List<Person> people() {
        return typists.values().stream().limit(MOST_SHOWN).map(Typist::person).toList();
    }
}
