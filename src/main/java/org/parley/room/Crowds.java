package org.parley.room;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.NodeId;
import org.parley.protocol.RoomId;

/** How many are in rooms on other nodes, as they say. Who is on two of them counts twice. Thread-safe. */
final class Crowds {

    private final Map<RoomId, Map<NodeId, Integer>> rooms = new HashMap<>();

    synchronized void note(RoomId room, NodeId node, int online) {
        if (online > 0) {
            rooms.computeIfAbsent(room, key -> new HashMap<>()).put(node, online);
        } else {
            rooms.computeIfPresent(room, (key, nodes) -> without(node, nodes));
        }
    }

    synchronized int of(RoomId room) {
        return rooms.getOrDefault(room, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Forgets what a node has said. */
    synchronized void forget(NodeId node) {
        rooms.entrySet().removeIf(entry -> without(node, entry.getValue()) == null);
    }

    private static @Nullable Map<NodeId, Integer> without(NodeId node, Map<NodeId, Integer> nodes) {
        nodes.remove(node);
        return nodes.isEmpty() ? null : nodes;
    }
}
