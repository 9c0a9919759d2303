package org.parley.room;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.log.Mark;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/**
 * How far people have read in a room, as this node knows it, and what of that is not in the log yet. A guest's is kept as long
 * as they are here. Guarded by the room's lock.
 */
final class Marks {

    private final Map<UserId, Mark> marks;
    private final Set<UserId> guests = new HashSet<>();
    private Map<UserId, Mark> fresh = new HashMap<>();
    private int onTheWay;

    Marks(Map<UserId, Mark> kept) {
        marks = new HashMap<>(kept);
    }

    /** Begins anew with what is kept, because the log is not what it was. */
    void begin(Map<UserId, Mark> kept) {
        marks.clear();
        marks.putAll(kept);
        guests.clear();
        fresh.clear();
    }

    @Nullable
    Mark of(UserId person) {
        return marks.get(person);
    }

    /** Returns whether that is further than before. */
    boolean advance(Person person, Mark mark) {
        boolean further = hear(person, mark);
        if (further && !person.guest()) {
            fresh.put(person.id(), mark);
        }
        return further;
    }

    /** The same, where another node keeps it. */
    boolean hear(Person person, Mark mark) {
        Mark before = marks.get(person.id());
        if (before != null && before.seq() >= mark.seq()) {
            return false;
        }
        marks.put(person.id(), mark);
        if (person.guest()) {
            guests.add(person.id());
        }
        return true;
    }

    /** Returns what is to be kept; whether it was, is to be said. */
    Map<UserId, Mark> take() {
        Map<UserId, Mark> taken = fresh;
        fresh = new HashMap<>();
        onTheWay += taken.isEmpty() ? 0 : 1;
        return taken;
    }

    /** What was taken is in the log. */
    void kept() {
        onTheWay--;
    }

    /** Takes back what could not be kept. */
    void giveBack(Map<UserId, Mark> taken) {
        onTheWay--;
        taken.forEach((person, mark) -> {
            Mark now = marks.get(person);
            // Of who was forgotten meanwhile, nothing comes back.
            if (now != null && now.seq() >= mark.seq()) {
                fresh.putIfAbsent(person, mark);
            }
        });
    }

    /** Returns whether all are in the log. */
    boolean areKept() {
        return onTheWay == 0 && fresh.isEmpty();
    }

    /** Forgets the guests who are not here any more. */
    void sweep(Predicate<UserId> isHere) {
        guests.removeIf(guest -> {
            boolean gone = !isHere.test(guest);
            if (gone) {
                marks.remove(guest);
            }
            return gone;
        });
    }

    void forget(UserId person) {
        marks.remove(person);
        fresh.remove(person);
    }
}
