package org.parley.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.parley.faults.Timings.Window;
import org.parley.faults.checker.Event;
import org.parley.faults.checker.Event.Acked;
import org.parley.faults.checker.Event.Invoked;
import org.parley.faults.checker.Event.Received;
import org.parley.faults.checker.Event.Resumed;

/**
 * How long messages took to those who heard them live, on the sender's node and on others, read from a recorded history. The
 * time begins with the attempt that was acknowledged.
 */
final class Crossings {

    private final List<Event> events;

    private record Attempt(String cid, int number) {}

    /** A message that was stored: who sent it from which node, and when. */
    private record Sent(long at, int node) {}

    /** Where a client is, and how much of its room came with the snapshot. */
    private record Stay(int node, long head) {}

    /** @param events in the order of time */
    Crossings(List<Event> events) {
        this.events = events;
    }

    /** Returns the same of one room. */
    Crossings of(String room) {
        return new Crossings(
                events.stream().filter(event -> event.room().equals(room)).toList());
    }

    /** Returns how long messages that were sent in these windows took to clients on other nodes. */
    Quantiles across(List<Window> windows) {
        return times(windows, false, false);
    }

    /** Returns how long messages that were sent in these windows took to clients on the sender's node. */
    Quantiles within(List<Window> windows) {
        return times(windows, true, false);
    }

    /**
     * Returns how long after the end of its window each message was heard on other nodes that was sent in it; those that
     * were heard before count as 0.
     */
    Quantiles afterwards(List<Window> windows) {
        return times(windows, false, true);
    }

    private Quantiles times(List<Window> windows, boolean sameNode, boolean fromTheEnd) {
        Map<String, Sent> sent = sent();
        Map<String, Stay> stays = new HashMap<>();
        LongStream.Builder times = LongStream.builder();
        for (Event event : events) {
            if (event instanceof Resumed resumed) {
                stays.put(resumed.client(), new Stay(resumed.node(), resumed.head()));
            } else if (event instanceof Received heard) {
                Sent message = sent.get(heard.mid());
                Stay stay = stays.get(heard.client());
                if (message != null
                        && stay != null
                        && heard.seq() > stay.head()
                        && (message.node() == stay.node()) == sameNode) {
                    windows.stream()
                            .filter(window -> window.contains(message.at()))
                            .forEach(window ->
                                    times.add(Math.max(0, heard.at() - (fromTheEnd ? window.to() : message.at()))));
                }
            }
        }
        return new Quantiles(times.build());
    }

    /** Returns all acknowledged messages by their ids. */
    private Map<String, Sent> sent() {
        Map<String, Integer> nodes = new HashMap<>();
        Map<Attempt, Sent> attempts = new HashMap<>();
        Map<String, Sent> sent = new HashMap<>();
        for (Event event : events) {
            if (event instanceof Resumed resumed) {
                nodes.put(resumed.client(), resumed.node());
            } else if (event instanceof Invoked invoked) {
                attempts.put(
                        new Attempt(invoked.cid(), invoked.attempt()),
                        new Sent(invoked.at(), nodes.getOrDefault(invoked.client(), -1)));
            } else if (event instanceof Acked acked) {
                Sent attempt = attempts.get(new Attempt(acked.cid(), acked.attempt()));
                if (attempt != null) {
                    sent.putIfAbsent(acked.mid(), attempt);
                }
            }
        }
        return sent;
    }
}
