package org.parley.faults.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Removed;
import org.parley.faults.checker.Event.Resumed;

/** A history in which one thing is made wrong, at a random place. */
final class Mutant {

    private final Random random;
    private final List<Event> events;
    private final List<Stored> log;
    private @Nullable List<Stored> other;

    Mutant(History good, long seed) {
        random = new Random(seed);
        events = new ArrayList<>(good.events());
        log = new ArrayList<>(good.log().messages());
    }

    /** Returns the events, to be made wrong. */
    List<Event> events() {
        return events;
    }

    /** Returns what every log says, to be made wrong. */
    List<Stored> log() {
        return log;
    }

    /** Returns what another node says that the log is, which says the same as all others until it is made wrong. */
    List<Stored> otherNode() {
        List<Stored> own = other == null ? new ArrayList<>(log) : other;
        other = own;
        return own;
    }

    /** Returns the places of the events that fit. */
    <E extends Event> List<Integer> places(Class<E> type, Predicate<E> fits) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (type.isInstance(events.get(i)) && fits.test(type.cast(events.get(i)))) {
                places.add(i);
            }
        }
        return places;
    }

    /** Returns the places of receptions after which the same client hears something more on the same connection. */
    List<Integer> heardBeforeOthers() {
        return places(Received.class, heard -> nextHeard(events.indexOf(heard)) >= 0);
    }

    /** Returns the place of what the same connection heard next; -1 where it heard nothing more. */
    int nextHeard(int place) {
        var heard = (Received) events.get(place);
        for (int i = place + 1; i < events.size(); i++) {
            if (events.get(i) instanceof Received next && next.connection().equals(heard.connection())) {
                return i;
            }
        }
        return -1;
    }

    /** Returns what the log has where something was heard. */
    Stored stored(Received heard) {
        return log.stream()
                .filter(stored -> stored.mid().equals(heard.mid()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the connections of those who were on a node. */
    Set<String> stays(int node) {
        return events.stream()
                .filter(event -> event instanceof Resumed resumed && resumed.node() == node)
                .map(event -> ((Resumed) event).connection())
                .collect(Collectors.toSet());
    }

    /** Returns the place of a kick after which others say more. */
    int kickBeforeOthers() {
        return any(places(Removed.class, removed -> next(removed).isPresent()));
    }

    /** Returns how the one whom a kick is about would hear the message after it. */
    Received heardPast(int place) {
        var removed = (Removed) events.get(place);
        Stored message = next(removed).orElseThrow();
        return new Received(
                removed.at(),
                removed.client(),
                removed.connection(),
                removed.room(),
                message.seq(),
                message.mid(),
                message.hash());
    }

    private Optional<Stored> next(Removed removed) {
        return log.stream()
                .filter(stored -> stored.room().equals(removed.room()) && stored.seq() == removed.seq() + 1)
                .findFirst();
    }

    <T> T any(List<T> places) {
        return places.get(random.nextInt(places.size()));
    }

    /** Returns the names of the promises that are broken now. */
    List<String> broken() {
        var history = new History(
                events,
                List.of(new Log("node", log), new Log("other node", other == null ? log : other), new Log("sql", log)));
        return new Checker()
                .check(history).stream().map(Violation::invariant).distinct().toList();
    }
}
