package org.parley.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event;
import org.parley.faults.checker.Event.Closed;
import org.parley.faults.checker.Event.Dismissed;
import org.parley.faults.checker.Event.Resumed;
import org.parley.faults.checker.Event.TurnedAway;

/** How people were sent away and let in, read from a recorded history. */
final class Departures {

    private static final int RESTARTS = 4000;
    private static final int GOES_AWAY = 1001;
    private static final int UNAVAILABLE = 503;

    private final List<Event> events;

    /** @param events in the order of time */
    Departures(List<Event> events) {
        this.events = events;
    }

    /** Returns how many connections were closed in these windows in another way than a server's that stops. */
    long rude(List<Window> windows) {
        return within(windows, Closed.class)
                .filter(closed -> closed.code() != RESTARTS && closed.code() != GOES_AWAY)
                .count();
    }

    /** Returns how many connections were closed in these windows that had not been told. */
    long withoutBye(List<Window> windows) {
        Set<String> told = new HashSet<>();
        for (Event event : events) {
            if (event instanceof Dismissed dismissed) {
                told.add(dismissed.connection());
            }
        }
        return within(windows, Closed.class)
                .filter(closed -> !told.contains(closed.connection()))
                .count();
    }

    /** Returns how long each who was closed in these windows was out of their room; who did not come back, until the end. */
    Quantiles absences(List<Window> windows) {
        Map<String, Long> away = new HashMap<>();
        LongStream.Builder times = LongStream.builder();
        for (Event event : events) {
            if (event instanceof Closed && windows.stream().anyMatch(window -> window.contains(event.at()))) {
                away.put(event.client(), event.at());
            } else if (event instanceof Resumed && away.containsKey(event.client())) {
                times.add(event.at() - away.remove(event.client()));
            }
        }
        away.values().forEach(at -> times.add(events.get(events.size() - 1).at() - at));
        return new Quantiles(times.build());
    }

    /** Returns how many came into a room in these windows. */
    long entrances(List<Window> windows) {
        return within(windows, Resumed.class).count();
    }

    /** Returns how many upgrades were refused in these windows by a server that said that it ends. */
    long refusedUpgrades(List<Window> windows) {
        return within(windows, TurnedAway.class)
                .filter(away -> away.status() == UNAVAILABLE)
                .count();
    }

    /** Returns over how many different times people were asked to stay away in a window. */
    long invitations(Window window) {
        return within(List.of(window), Dismissed.class)
                .map(Dismissed::after)
                .distinct()
                .count();
    }

    /** Returns how long after the first connection the last one was closed in a window, in milliseconds. */
    double spread(Window window) {
        long[] times =
                within(List.of(window), Closed.class).mapToLong(Event::at).toArray();
        return times.length == 0 ? 0 : (times[times.length - 1] - times[0]) / 1e6;
    }

    private <E extends Event> Stream<E> within(List<Window> windows, Class<E> type) {
        return events.stream()
                .filter(event -> windows.stream().anyMatch(window -> window.contains(event.at())))
                .filter(type::isInstance)
                .map(type::cast);
    }
}
