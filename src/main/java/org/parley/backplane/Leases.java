package org.parley.backplane;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.parley.threads.Threads;

/**
 * Which nodes live: each counts a beat in the database every three seconds, and one whose count has stood still while it was
 * looked at four times is gone.
 *
 * <p>Nobody's clock is asked, neither a node's nor the database's, and where the database does not answer nobody looks: so no clock
 * that jumps and no database that is away makes nodes take each other for dead. Thread-safe.
 */
public final class Leases {

    private static final System.Logger LOG = System.getLogger(Leases.class.getName());
    private static final Duration BEAT = Duration.ofSeconds(3);

    /** So many looks without a beat: 12 to 15 seconds. */
    static final int PATIENCE = 4;

    /** So many looks, and the database needs to know no more that there was such a node: ten minutes. */
    static final int MEMORY = 200;

    private final NodeId own;
    private final LeaseBook book;
    private final Threads threads;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean beating = new AtomicBoolean();
    private final Map<NodeId, Seen> nodes = new ConcurrentHashMap<>();
    private boolean ended;

    /** Is told what becomes of other nodes, on any thread; must not wait. */
    public interface Listener {

        /**
         * A node is gone.
         *
         * @param orderly whether it has said so, and sent its people to others
         */
        void gone(NodeId node, boolean orderly);

        /** A node lives that was taken for gone. */
        void back(NodeId node);
    }

    /** What was seen of a node: its beats, and how often since they grew. */
    private record Seen(long beats, int looks) {

        boolean isGone() {
            return looks >= PATIENCE;
        }
    }

    /** Begins with no other node known. */
    public Leases(NodeId own, LeaseBook book, Threads threads) {
        this.own = own;
        this.book = book;
        this.threads = threads;
    }

    /** Has somebody told from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Says for the first time that this node lives, which blocks, and then again and again. */
    public void begin() {
        look();
        threads.every(BEAT, this::lookSoon);
    }

    /** On a thread of its own, so that whoever fills the others does not stop this node's heart. */
    private void lookSoon() {
        if (beating.compareAndSet(false, true)) {
            try {
                threads.standing().execute(() -> {
                    try {
                        look();
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.DEBUG, "nobody can look which nodes live", e);
                    } finally {
                        beating.set(false);
                    }
                });
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "the application stops", e);
            }
        }
    }

    /** Counts a beat of this node, and looks at those of the others: blocks. */
    public synchronized void look() {
        if (!ended) {
            Map<NodeId, Long> beats = book.beat(own);
            beats.forEach(this::look);
            Set<NodeId> left = new HashSet<>(nodes.keySet());
            left.removeAll(beats.keySet());
            left.forEach(this::leave);
        }
    }

    private void look(NodeId node, long beats) {
        Seen before = nodes.get(node);
        if (node.equals(own)) {
            return;
        }
        if (before == null || before.beats() != beats) {
            nodes.put(node, new Seen(beats, 0));
            if (before != null && before.isGone()) {
                LOG.log(System.Logger.Level.INFO, "node {0} is back", node);
                listeners.forEach(listener -> listener.back(node));
            }
            return;
        }
        Seen now = new Seen(beats, before.looks() + 1);
        nodes.put(node, now);
        if (now.isGone() && !before.isGone()) {
            LOG.log(System.Logger.Level.WARNING, "node {0} is gone without a word", node);
            listeners.forEach(listener -> listener.gone(node, false));
        }
        if (now.looks() == MEMORY) {
            book.end(node, beats);
        }
    }

    private void leave(NodeId node) {
        // One that was gone may only be without the database: what it says then is still not believed.
        Seen last = isGone(node) ? null : nodes.remove(node);
        if (last != null) {
            LOG.log(System.Logger.Level.INFO, "node {0} has ended", node);
            listeners.forEach(listener -> listener.gone(node, true));
        }
    }

    /** Returns whether that is this node. */
    public boolean isOwn(NodeId node) {
        return node.equals(own);
    }

    /** Returns whether a node counts as gone, so that nothing it says of its people is believed. Waits for nobody who looks. */
    public boolean isGone(NodeId node) {
        Seen seen = nodes.get(node);
        return seen != null && seen.isGone();
    }

    /** Returns the other nodes that live. */
    public Set<NodeId> others() {
        return nodes.entrySet().stream()
                .filter(entry -> !entry.getValue().isGone())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Says that this node ends: blocks. */
    public synchronized void end() {
        ended = true;
        try {
            book.end(own, Long.MAX_VALUE);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the others will see it", e);
        }
    }
}
