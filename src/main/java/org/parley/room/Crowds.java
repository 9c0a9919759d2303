package org.parley.room;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.NodeId;
import org.parley.protocol.RoomId;

/** How many are in rooms on other nodes, as they say. Who is on two of them counts twice. Thread-safe. */
final class Crowds {

    private final Map<RoomId, Map<NodeId, Crowd>> rooms = new HashMap<>();

    private record Crowd(int online, long at) {}

    /** @param now the monotonic time, in nanoseconds */
    synchronized void note(RoomId room, NodeId node, int online, long now) {
        if (online > 0) {
            rooms.computeIfAbsent(room, key -> new HashMap<>()).put(node, new Crowd(online, now));
        } else {
            rooms.computeIfPresent(room, (key, nodes) -> without(node, nodes));
        }
    }

    synchronized int of(RoomId room) {
        return rooms.getOrDefault(room, Map.of()).values().stream()
                .mapToInt(Crowd::online)
                .sum();
    }

    /** Forgets what a node has said. */
    synchronized void forget(NodeId node) {
        rooms.entrySet().removeIf(entry -> without(node, entry.getValue()) == null);
    }

    /** Forgets what some nodes have not said again since then. */
    synchronized void forgetUnsaid(Predicate<NodeId> which, long then) {
        rooms.values().removeIf(nodes -> {
            nodes.entrySet().removeIf(entry -> entry.getValue().at() - then < 0 && which.test(entry.getKey()));
            return nodes.isEmpty();
        });
    }

    private static @Nullable Map<NodeId, Crowd> without(NodeId node, Map<NodeId, Crowd> nodes) {
        nodes.remove(node);
        return nodes.isEmpty() ? null : nodes;
    }
}
