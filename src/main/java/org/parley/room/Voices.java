package org.parley.room;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.NodeId;

/** Which other nodes are heard, and since when without a pause. Times are monotonic, in nanoseconds. Thread-safe. */
final class Voices {

    /** Each says something every second: after that long it is not heard any more. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Map<NodeId, Voice> voices = new ConcurrentHashMap<>();

    private record Voice(long since, long last) {

        static Voice again(@Nullable Voice before, long now) {
            return new Voice(before == null || before.isOver(now) ? now : before.since, now);
        }

        boolean isOver(long now) {
            return now - last > PAUSE.toNanos();
        }
    }

    /** A node says something. */
    void heard(NodeId node, long now) {
        voices.compute(node, (key, before) -> Voice.again(before, now));
    }

    /** Returns whether a node is heard. */
    boolean isHeard(NodeId node, long now) {
        return isHeardSince(node, now, now);
    }

    /** Returns whether a node is heard, and was all the time since then. */
    boolean isHeardSince(NodeId node, long then, long now) {
        Voice voice = voices.get(node);
        return voice != null && !voice.isOver(now) && voice.since() <= then;
    }

    /** Forgets a node that is gone. */
    void forget(NodeId node) {
        voices.remove(node);
    }
}
