package org.parley.faults.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rooms' messages in the end, as one source tells them: a node, or the database itself. */
public final class Log {

    private final String source;
    private final List<Stored> messages;
    private final Map<Place, Stored> places = new HashMap<>();
    private final Map<Name, List<Stored>> names = new HashMap<>();
    private final Map<String, Long> heads = new HashMap<>();

    private record Place(String room, long seq) {}

    private record Name(String room, String cid) {}

    public Log(String source, List<Stored> messages) {
        this.source = source;
        this.messages = messages.stream()
                .sorted(Comparator.comparing(Stored::room).thenComparingLong(Stored::seq))
                .toList();
        for (Stored stored : this.messages) {
            places.putIfAbsent(new Place(stored.room(), stored.seq()), stored);
            names.computeIfAbsent(new Name(stored.room(), stored.cid()), key -> new ArrayList<>(1))
                    .add(stored);
            heads.merge(stored.room(), stored.seq(), Math::max);
        }
    }

    /** Returns who tells it. */
    public String source() {
        return source;
    }

    /** Returns all messages by room and position. */
    public List<Stored> messages() {
        return messages;
    }

    /** Returns what is at a position, or null where nothing is. */
    @Nullable
    Stored at(String room, long seq) {
        return places.get(new Place(room, seq));
    }

    /** Returns every message that was stored for a {@code cid}. */
    List<Stored> named(String room, String cid) {
        return names.getOrDefault(new Name(room, cid), List.of());
    }

    /** Returns a room's newest position; 0 where it has none. */
    long head(String room) {
        return heads.getOrDefault(room, 0L);
    }
}
