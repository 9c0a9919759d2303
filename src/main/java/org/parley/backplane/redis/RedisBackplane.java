package org.parley.backplane.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.parley.backplane.Backplane;
import org.parley.backplane.NodeId;
import org.parley.backplane.Seal;
import org.parley.backplane.Word;
import org.parley.backplane.Words;
import org.parley.protocol.Membership;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.threads.Threads;

/**
 * The backplane of several nodes, over Redis: sealed words go by publish and subscribe, and nothing is kept there.
 *
 * <p>What this node commits it hears at once, with Redis and without. Thread-safe.
 */
public final class RedisBackplane implements Backplane {

    private static final System.Logger LOG = System.getLogger(RedisBackplane.class.getName());
    private static final Duration CHECK = Duration.ofSeconds(3);

    private final RedisAddress address;
    private final NodeId node;
    private final Seal seal;
    private final Threads threads;
    private final Telling telling;
    private final Hearing hearing;
    private final Turns turns = new Turns();
    private final AtomicLong dropped = new AtomicLong();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Who takes part. */
    public record Member(String cluster, NodeId node, Seal seal) {}

    /** @param member the cluster's name keeps those apart that share a Redis, and its seal is theirs alone */
    public RedisBackplane(RedisAddress address, Member member, Threads threads, LongSupplier nanoTime) {
        var channels = new Channels(member.cluster());
        this.address = address;
        this.node = member.node();
        this.seal = member.seal();
        this.threads = threads;
        this.telling = new Telling(address, channels, node, seal, nanoTime);
        this.hearing = new Hearing(address, channels, new Ears(), nanoTime);
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void begin() {
        threads.standing().execute(hearing::run);
        threads.standing().execute(hearing::ask);
        threads.standing().execute(telling::run);
        threads.every(CHECK, hearing::check);
        threads.every(CHECK, telling::check);
    }

    @Override
    public void publish(RoomId room, List<RoomEvent> events) {
        // First, so that others need not wait until it is told here.
        announce(room, events);
        listeners.forEach(listener -> listener.committed(room, events));
    }

    private void announce(RoomId room, List<RoomEvent> events) {
        long head = 0;
        for (RoomEvent event : events) {
            head = Math.max(head, event.seq());
            if (event instanceof Membership membership && membership.change() == Membership.Change.JOINED) {
                tell(new Word.Welcomed(room, event.seq()));
            }
        }
        if (head > 0) {
            tell(new Word.Reached(room, head));
        }
    }

    @Override
    public void tell(Word.Subject about, Supplier<? extends Word> word) {
        telling.tell(about, word);
    }

    @Override
    public void follow(RoomId room) {
        hearing.follow(room);
    }

    @Override
    public void unfollow(RoomId room) {
        hearing.unfollow(room);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isWhole() {
        return hearing.isWhole();
    }

    @Override
    public Health health() {
        return new Health(hearing.isConnected(), hearing.isWhole(), dropped.get(), telling.lost(), hearing.losses());
    }

    /** What comes from Redis. */
    private final class Ears implements Hearing.Ears {

        @Override
        public void following(RoomId room) {
            listeners.forEach(listener -> listener.following(room));
        }

        @Override
        public void heard(String channel, String text) {
            try {
                hear(channel, text);
            } catch (RuntimeException e) {
                // A bug of ours; it must not make this node deaf.
                LOG.log(System.Logger.Level.ERROR, "what came on " + channel + " could not be heard", e);
            }
        }
    }

    private void hear(String channel, String text) {
        Seal.Opened said = seal.open(channel, text).orElse(null);
        if (said == null) {
            dropped.incrementAndGet();
            return;
        }
        if (said.node().equals(node) || !turns.isNew(said.node(), said.number())) {
            return;
        }
        for (String line : said.words().split("\n", -1)) {
            Word word = Words.read(line);
            if (word == null) {
                dropped.incrementAndGet();
            } else {
                listeners.forEach(listener -> hear(listener, said.node(), word));
            }
        }
    }

    private static void hear(Listener listener, NodeId from, Word word) {
        try {
            listener.heard(from, word);
        } catch (RuntimeException e) {
            // A listener must not throw; if one does, the others hear on.
            LOG.log(System.Logger.Level.ERROR, "a word was not understood", e);
        }
    }

    /** Says good-bye, and ends when that is told. */
    @Override
    public void close() {
        tell(new Word.Bye());
        telling.close();
        hearing.close();
    }
}
