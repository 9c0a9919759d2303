package org.parley.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.protocol.UserId;

/** When each member of a slow room spoke last, on whatever node. Thread-safe. */
final class Pace {

    private final Map<UserId, Long> spoken = new HashMap<>();

    /** Who was heard since somebody looked at the clock. */
    private final Set<UserId> heard = new HashSet<>();

    /**
     * Lets somebody speak who has waited long enough.
     *
     * @param now the monotonic time, in nanoseconds
     * @throws Refusal with the time that is left
     */
    synchronized void take(UserId person, Duration pause, long now) {
        note(now);
        Long last = spoken.get(person);
        if (last != null && now - last < pause.toNanos()) {
            throw new Refusal(
                    ErrorCode.RATE_LIMITED,
                    "this room is slow: one message in " + pause.toSeconds() + " s",
                    pause.minusNanos(now - last));
        }
        spoken.put(person, now);
    }

    /** Takes note of somebody who has spoken, perhaps on another node. */
    synchronized void heard(UserId person) {
        heard.add(person);
    }

    /** Whom this node has let speak it knows already. */
    private void note(long now) {
        heard.forEach(person -> spoken.putIfAbsent(person, now));
        heard.clear();
    }

    /** Forgets those who have waited long enough. */
    synchronized void sweep(Duration pause, long now) {
        note(now);
        spoken.values().removeIf(last -> now - last >= pause.toNanos());
    }
}
