package org.parley.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.parley.backplane.Backplane;
import org.parley.backplane.LeaseBook;
import org.parley.backplane.NodeId;
import org.parley.backplane.Word;
import org.parley.backplane.Words;
import org.parley.protocol.Membership;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;

/**
 * Several nodes in one process, on a bus that loses, delays, repeats, reorders and invents positions, by a seed; other words it
 * loses and repeats, as long as it is to.
 */
final class Bus implements AutoCloseable, LeaseBook {

    private static final int LATEST_MILLIS = 20;

    private final Random random;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService wires = Executors.newScheduledThreadPool(2);
    private final ScheduledExecutorService wire = Executors.newSingleThreadScheduledExecutor();
    private final Map<NodeId, Long> beats = new HashMap<>();
    private volatile boolean losesWords = true;

    Bus(long seed) {
        random = new Random(seed);
    }

    /** Carries every word once and in order from now on. */
    Bus mended() {
        losesWords = false;
        return this;
    }

    /** Waits until all that was told in turn is heard. */
    void settle() {
        var settled = new CompletableFuture<Void>();
        inTurn(() -> settled.complete(null));
        settled.join();
    }

    /** Returns the backplane of another node. */
    Node node() {
        var node = new Node();
        nodes.add(node);
        return node;
    }

    /** Tells all nodes what nobody has committed. */
    void invent(RoomId room, long position) {
        for (Node node : nodes) {
            node.hear(NodeId.fresh(), new Word.Reached(room, position));
            node.hear(NodeId.fresh(), new Word.Welcomed(room, position));
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

    private void inTurn(Runnable delivery) {
        if (!wire.isShutdown()) {
            wire.execute(delivery);
        }
    }

    @Override
    public synchronized Map<NodeId, Long> beat(NodeId node) {
        beats.merge(node, 1L, Long::sum);
        return Map.copyOf(beats);
    }

    @Override
    public synchronized void end(NodeId node, long most) {
        beats.remove(node);
    }

    @Override
    public void close() {
        wires.shutdownNow();
        wire.shutdownNow();
    }

    /** One node's end of the bus. */
    final class Node implements Backplane {

        final NodeId id = NodeId.fresh();
        private final Set<RoomId> followed = ConcurrentHashMap.newKeySet();
        private final List<Listener> listeners = new CopyOnWriteArrayList<>();
        private volatile boolean dead;
        private volatile boolean mute;
        private volatile boolean whole;

        @Override
        public String name() {
            return "bus";
        }

        @Override
        public void listen(Listener news) {
            listeners.add(news);
        }

        @Override
        public void follow(RoomId room) {
            later(() -> {
                followed.add(room);
                listeners.forEach(listener -> listener.following(room));
            });
        }

        @Override
        public void unfollow(RoomId room) {
            followed.remove(room);
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public boolean isWhole() {
            return whole;
        }

        /** Says whether it hears all that is told. */
        void whole(boolean all) {
            whole = all;
        }

        /** Loses whatever it tells from now on, or nothing any more. */
        void mute(boolean loses) {
            mute = loses;
        }

        /** Ends it without a word. */
        void die() {
            dead = true;
            nodes.remove(this);
        }

        @Override
        public void publish(RoomId room, List<RoomEvent> events) {
            listeners.forEach(listener -> listener.committed(room, events));
            long head = events.get(events.size() - 1).seq();
            for (Node other : nodes) {
                if (other != this) {
                    if (losesWords) {
                        tell(other, room, head);
                    } else {
                        inTurn(() -> other.hear(id, new Word.Reached(room, head)));
                    }
                    events.stream()
                            .filter(Membership.class::isInstance)
                            .forEach(event -> later(() -> other.hear(id, new Word.Welcomed(room, event.seq()))));
                }
            }
        }

        @Override
        public void tell(Word.Subject about, Supplier<? extends Word> made) {
            inTurn(() -> {
                String text = Words.write(made.get());
                for (Node other : nodes) {
                    boolean lost = dead || mute || (losesWords && pick(5) == 0);
                    int times = lost || other == this ? 0 : losesWords && pick(5) == 0 ? 2 : 1;
                    for (int i = 0; i < times; i++) {
                        other.hear(id, Objects.requireNonNull(Words.read(text)));
                    }
                }
            });
        }

        private void tell(Node other, RoomId room, long head) {
            switch (pick(5)) {
                case 0 -> {
                    // Lost.
                }
                case 1 -> {
                    later(() -> other.hear(id, new Word.Reached(room, head)));
                    later(() -> other.hear(id, new Word.Reached(room, head)));
                }
                case 2 -> later(() -> other.hear(id, new Word.Reached(room, head + pick(1_000))));
                default -> later(() -> other.hear(id, new Word.Reached(room, head)));
            }
        }

        private void hear(NodeId from, Word word) {
            RoomId room = word.room();
            if (room == null || followed.contains(room)) {
                listeners.forEach(listener -> listener.heard(from, word));
            }
        }
    }
}
