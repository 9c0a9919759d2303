package org.parley.faults;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Closed;
import org.parley.faults.checker.Event.Refused;

/** How some clients were answered in some windows, read from a recorded history. */
final class Answers {

    private final List<Event> events;

    Answers(List<Event> events, List<Window> windows, Predicate<String> client) {
        this.events = events.stream()
                .filter(event -> client.test(event.client()))
                .filter(event -> windows.stream().anyMatch(window -> window.contains(event.at())))
                .toList();
    }

    /** Returns how many acknowledgements there were. */
    long acknowledged() {
        return all(Acked.class).count();
    }

    /** Returns how many refusals there were with this code. */
    long refused(String code) {
        return all(Refused.class).filter(refused -> refused.code().equals(code)).count();
    }

    /** Returns how many sockets closed. */
    long closed() {
        return all(Closed.class).count();
    }

    private <E extends Event> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
