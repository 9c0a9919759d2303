package org.parley.room;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.Backplane;
import org.parley.protocol.Membership;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/** Several nodes in one process, on a bus that loses, delays, repeats, reorders and invents, by a seed. */
final class Bus implements AutoCloseable {

    private static final int LATEST_MILLIS = 20;

    private final Random random;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService wires = Executors.newScheduledThreadPool(2);

    Bus(long seed) {
        random = new Random(seed);
    }

    /** Returns the backplane of another node. */
    Backplane node() {
        var node = new Node();
        nodes.add(node);
        return node;
    }

    /** Tells all nodes what nobody has committed. */
    void invent(RoomId room, long position) {
        for (Node node : nodes) {
            node.hear(room, position);
            Objects.requireNonNull(node.listener).welcomed(room, position);
        }
    }

    private synchronized int pick(int bound) {
        return random.nextInt(bound);
    }

    private void later(Runnable delivery) {
        if (!wires.isShutdown()) {
            var unused = wires.schedule(delivery, pick(LATEST_MILLIS), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        wires.shutdownNow();
    }

    private final class Node implements Backplane {

        private final Set<RoomId> followed = ConcurrentHashMap.newKeySet();
        private volatile @Nullable Listener listener;

        @Override
        public String name() {
            return "bus";
        }

        @Override
        public void listen(Listener news) {
            listener = news;
        }

        @Override
        public CompletionStage<Void> follow(RoomId room) {
            var following = new CompletableFuture<Void>();
            later(() -> {
                followed.add(room);
                following.complete(null);
            });
            return following;
        }

        @Override
        public void unfollow(RoomId room) {
            followed.remove(room);
        }

        @Override
        public boolean isWhole() {
            return false;
        }

        @Override
        public void publish(RoomId room, List<RoomEvent> events) {
            Objects.requireNonNull(listener).committed(room, events);
            long head = events.get(events.size() - 1).seq();
            for (Node other : nodes) {
                if (other != this) {
                    tell(other, room, head);
                    events.stream()
                            .filter(Membership.class::isInstance)
                            .forEach(event -> later(
                                    () -> Objects.requireNonNull(other.listener).welcomed(room, event.seq())));
                }
            }
        }

        private void tell(Node other, RoomId room, long head) {
            switch (pick(5)) {
                case 0 -> {
                    // Lost.
                }
                case 1 -> {
                    later(() -> other.hear(room, head));
                    later(() -> other.hear(room, head));
                }
                case 2 -> later(() -> other.hear(room, head + pick(1_000)));
                default -> later(() -> other.hear(room, head));
            }
        }

        private void hear(RoomId room, long head) {
            if (followed.contains(room)) {
                Objects.requireNonNull(listener).reached(room, head);
            }
        }
    }
}
