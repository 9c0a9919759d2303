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
import org.jspecify.annotations.Nullable;
import org.parley.faults.checker.Event;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Invoked;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Refused;
import org.parley.faults.checker.Event.Resumed;

/** How long things took, read from a recorded history. */
final class Timings {

    private static final long REFUSAL = Duration.ofSeconds(2).toNanos();

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

    /**
     * Returns how long a message took from its first attempt to its acknowledgement; what was never acknowledged took
     * until the end.
     */
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
        begun.values().forEach(at -> times.add(end() - at));
        return new Quantiles(times.build());
    }

    /** Returns how long messages took to their acknowledgements that were first sent in these windows. */
    Quantiles acks(List<Window> windows) {
        return acks(invoked -> windows.stream().anyMatch(window -> window.contains(invoked.at())));
    }

    /** Returns how long messages that were sent in a window took from their first attempt to each who heard them. */
    Quantiles deliveries(Window window) {
        Map<String, Long> begun = new HashMap<>();
        Map<String, Long> stored = new HashMap<>();
        for (Event event : events) {
            if (event instanceof Invoked invoked && invoked.attempt() == 1 && window.contains(invoked.at())) {
                begun.put(invoked.cid(), invoked.at());
            } else if (event instanceof Acked acked && begun.containsKey(acked.cid())) {
                stored.put(acked.mid(), begun.get(acked.cid()));
            }
        }
        LongStream.Builder times = LongStream.builder();
        for (Event event : events) {
            Long at = event instanceof Received heard ? stored.get(heard.mid()) : null;
            if (at != null) {
                times.add(event.at() - at);
            }
        }
        return new Quantiles(times.build());
    }

    private long end() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).at();
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

    /** Returns how long after the begin of each window the first attempt of each room was acknowledged that was made in it. */
    Quantiles firstAcks(List<Window> windows, List<String> rooms) {
        return firstAcks(windows, rooms, any -> true);
    }

    /** Returns the same of the attempts of some clients. */
    Quantiles firstAcks(List<Window> windows, List<String> rooms, Predicate<String> client) {
        LongStream.Builder times = LongStream.builder();
        for (Window window : windows) {
            Map<String, Long> first = new HashMap<>();
            Set<Attempt> made = new HashSet<>();
            for (Event event : events) {
                if (event instanceof Invoked invoked
                        && invoked.at() >= window.from()
                        && client.test(invoked.client())) {
                    made.add(new Attempt(invoked.cid(), invoked.attempt()));
                } else if (event instanceof Acked acked && made.contains(new Attempt(acked.cid(), acked.attempt()))) {
                    first.putIfAbsent(acked.room(), acked.at());
                }
            }
            rooms.forEach(room -> times.add(first.getOrDefault(room, end()) - window.from()));
        }
        return new Quantiles(times.build());
    }

    /** Returns how many attempts that were made in these windows had no answer of any kind for too long. */
    long unanswered(List<Window> windows) {
        Map<Attempt, Long> open = new HashMap<>();
        long late = 0;
        for (Event event : events) {
            if (event instanceof Invoked invoked
                    && windows.stream().anyMatch(window -> window.contains(invoked.at()))) {
                open.put(new Attempt(invoked.cid(), invoked.attempt()), invoked.at());
            } else if (event instanceof Acked acked) {
                late += late(open.remove(new Attempt(acked.cid(), acked.attempt())), acked.at());
            } else if (event instanceof Refused refused) {
                late += late(open.remove(new Attempt(refused.cid(), refused.attempt())), refused.at());
            }
        }
        return late + open.size();
    }

    private static int late(@Nullable Long made, long answered) {
        return made != null && answered - made > REFUSAL ? 1 : 0;
    }

    /**
     * Returns how many attempts of some clients waited for the log in a room at most, at one time in a window.
     *
     * <p>Who waits for longer than a refusal may take is waiting for the log; the others are on their way.
     */
    long mostWaiting(String room, Predicate<String> client, Window window) {
        Deque<Invoked> young = new ArrayDeque<>();
        Set<Attempt> answered = new HashSet<>();
        Set<Attempt> waiting = new HashSet<>();
        long most = 0;
        for (Event event : events) {
            if (!event.room().equals(room) || !client.test(event.client()) || !window.contains(event.at())) {
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

    /** Returns how some clients were answered in some windows. */
    Answers answers(List<Window> windows, Predicate<String> client) {
        return new Answers(events, windows, client);
    }

    /** Returns how messages went from node to node. */
    Crossings crossings() {
        return new Crossings(events);
    }

    /** Returns how people left and were let in. */
    Departures departures() {
        return new Departures(events);
    }

    /** Returns how often somebody began anew who might have gone on. */
    long needlessBeginnings() {
        return new Beginnings(events).needless();
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
