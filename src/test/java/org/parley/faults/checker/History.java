package org.parley.faults.checker;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A run, as it is judged: what happened at the clients, in the order of time, and what the log holds in the end. */
public record History(List<Event> events, List<Log> logs) {

    /** Sorts the events by time; those of one moment keep their order. */
    public History {
        if (logs.isEmpty()) {
            throw new IllegalArgumentException("without a log there is nothing to compare with");
        }
        events = events.stream().sorted(Comparator.comparingLong(Event::at)).toList();
        logs = List.copyOf(logs);
    }

    /** Returns the log that clients are compared with; that the others say the same is I4. */
    public Log log() {
        return logs.get(0);
    }

    /** Returns the events of one type. */
    public <E extends Event> Stream<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
