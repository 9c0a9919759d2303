package org.parley.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.protocol.UserId;

/** When each member of a slow room spoke last, on this node. Thread-safe. */
final class Pace {

    private final Map<UserId, Long> spoken = new HashMap<>();

    /**
     * Lets somebody speak who has waited long enough.
     *
     * @param now the monotonic time, in nanoseconds
     * @throws Refusal with the time that is left
     */
    synchronized void take(UserId person, Duration pause, long now) {
        Long last = spoken.get(person);
        if (last != null && now - last < pause.toNanos()) {
            throw new Refusal(
                    ErrorCode.RATE_LIMITED,
                    "this room is slow: one message in " + pause.toSeconds() + " s",
                    pause.minusNanos(now - last));
        }
        spoken.put(person, now);
    }

    /** Forgets those who have waited long enough. */
    synchronized void sweep(Duration pause, long now) {
        spoken.values().removeIf(last -> now - last >= pause.toNanos());
    }
}
