package org.parley.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.parley.faults.checker.Event;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Closed;
import org.parley.faults.checker.Event.Dismissed;
import org.parley.faults.checker.Event.Invoked;
import org.parley.faults.checker.Event.Refused;
import org.parley.faults.checker.Event.Resumed;

/** How long things took, read from a recorded history. */
final class Timings {

    private static final long REFUSAL = Duration.ofSeconds(2).toNanos();
    private static final int RESTARTS = 4000;
    private static final int GOES_AWAY = 1001;

    private final List<Event> events;

    private record Attempt(String cid, int number) {}

    /** A piece of a run, in its own time. */
    record Window(long from, long to) {
        boolean contains(long at) {
            return at >= from && at < to;
        }
    }

    /** Something was broken, then healed, and at the end everybody was back. */
    record Outage(long broken, long healed, long end) {
        boolean contains(long at) {
            return at >= broken && at < end;
        }
    }

    /** @param events in the order of time */
    Timings(List<Event> events) {
        this.events = events;
    }

    /** Returns how long a message took from its first attempt to its acknowledgement, where both are. */
    Quantiles acks(Predicate<Invoked> which) {
        Map<String, Long> begun = new HashMap<>();
        LongStream.Builder times = LongStream.builder();
        for (Event event : events) {
            if (event instanceof Invoked invoked && invoked.attempt() == 1 && which.test(invoked)) {
                begun.put(invoked.cid(), invoked.at());
            } else if (event instanceof Acked acked) {
                Long at = begun.remove(acked.cid());
                if (at != null) {
                    times.add(acked.at() - at);
                }
            }
        }
        return new Quantiles(times.build());
    }

    /** Returns how long attempts waited that were refused. */
    Quantiles refusals() {
        Map<Attempt, Long> begun = new HashMap<>();
        LongStream.Builder times = LongStream.builder();
        for (Event event : events) {
            if (event instanceof Invoked invoked) {
                begun.put(new Attempt(invoked.cid(), invoked.attempt()), invoked.at());
            } else if (event instanceof Refused refused) {
                Long at = begun.get(new Attempt(refused.cid(), refused.attempt()));
                times.add(refused.at() - (at == null ? 0 : at));
            }
        }
        return new Quantiles(times.build());
    }

    /** Returns how long after each outage each client was back in its room; who was not took until its end. */
    Quantiles resumes(List<Outage> outages, long clients) {
        LongStream.Builder times = LongStream.builder();
        for (Outage outage : outages) {
            Set<String> back = new HashSet<>();
            for (Event event : events) {
                if (event instanceof Resumed resumed && outage.contains(resumed.at()) && back.add(resumed.client())) {
                    times.add(Math.max(0, resumed.at() - outage.healed()));
                }
            }
            for (long missing = back.size(); missing < clients; missing++) {
                times.add(outage.end() - outage.healed());
            }
        }
        return new Quantiles(times.build());
    }

    /** Returns how long after the begin of each window the first message of each room was acknowledged that was sent in it. */
    Quantiles firstAcks(List<Window> windows, List<String> rooms) {
        LongStream.Builder times = LongStream.builder();
        for (Window window : windows) {
            for (String room : rooms) {
                times.add(events.stream()
                                .filter(event -> event instanceof Acked acked
                                        && acked.room().equals(room)
                                        && acked.at() >= window.from())
                                .mapToLong(Event::at)
                                .findFirst()
                                .orElse(Long.MAX_VALUE)
                        - window.from());
            }
        }
        return new Quantiles(times.build());
    }

    /**
     * Returns how many attempts waited for the log in a room at most, at one time in a window.
     *
     * <p>Who waits for longer than a refusal may take is waiting for the log; the others are on their way.
     */
    long mostWaiting(String room, Window window) {
        Deque<Invoked> young = new ArrayDeque<>();
        Set<Attempt> answered = new HashSet<>();
        Set<Attempt> waiting = new HashSet<>();
        long most = 0;
        for (Event event : events) {
            if (!event.room().equals(room) || !window.contains(event.at())) {
                continue;
            }
            while (!young.isEmpty() && young.element().at() < event.at() - REFUSAL) {
                Invoked old = young.remove();
                var attempt = new Attempt(old.cid(), old.attempt());
                if (!answered.contains(attempt)) {
                    waiting.add(attempt);
                }
            }
            most = Math.max(most, waiting.size());
            if (event instanceof Invoked invoked) {
                young.add(invoked);
            } else if (event instanceof Acked acked) {
                answer(new Attempt(acked.cid(), acked.attempt()), answered, waiting);
            } else if (event instanceof Refused refused) {
                answer(new Attempt(refused.cid(), refused.attempt()), answered, waiting);
            }
        }
        return most;
    }

    private static void answer(Attempt attempt, Set<Attempt> answered, Set<Attempt> waiting) {
        answered.add(attempt);
        waiting.remove(attempt);
    }

    /** Returns how many connections were closed in these windows in another way than a server's that stops. */
    long rudeCloses(List<Window> windows) {
        return events.stream()
                .filter(event -> event instanceof Closed closed
                        && closed.code() != RESTARTS
                        && closed.code() != GOES_AWAY
                        && within(windows, event))
                .count();
    }

    /** Returns how many connections were closed in these windows that had not been told. */
    long closesWithoutBye(List<Window> windows) {
        Set<String> told = new HashSet<>();
        long untold = 0;
        for (Event event : events) {
            if (event instanceof Dismissed dismissed) {
                told.add(dismissed.connection());
            } else if (event instanceof Closed closed
                    && within(windows, event)
                    && !told.contains(closed.connection())) {
                untold++;
            }
        }
        return untold;
    }

    /** Returns how many came into a room in these windows. */
    long entrances(List<Window> windows) {
        return events.stream()
                .filter(event -> event instanceof Resumed && within(windows, event))
                .count();
    }

    private static boolean within(List<Window> windows, Event event) {
        return windows.stream().anyMatch(window -> window.contains(event.at()));
    }

    long count(Class<? extends Event> type) {
        return events.stream().filter(type::isInstance).count();
    }

    /** Returns how many messages were sent, however often. */
    long messages() {
        return events.stream()
                .filter(event -> event instanceof Invoked invoked && invoked.attempt() == 1)
                .count();
    }

    /** Returns how many messages were acknowledged, however often. */
    long acknowledged() {
        return events.stream()
                .filter(Acked.class::isInstance)
                .map(event -> ((Acked) event).cid())
                .distinct()
                .count();
    }
}
