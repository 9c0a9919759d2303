package org.parley.backplane.redis;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.RoomId;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears what other nodes tell, in two loops of its own: one hears, the other asks for the rooms in which somebody is here. After a
 * loss it asks for all of them again. Thread-safe; whoever calls waits for no socket.
 */
final class Hearing implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Hearing.class.getName());

    /** Longer than the pause after which the log is asked while not everything is heard: it was asked once more, then. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /** How long Redis may say nothing, though it was asked, before the connection counts as dead. */
    private static final Duration DEAD = Duration.ofSeconds(10);

    private static final Duration PING = Duration.ofSeconds(3);

    /** How many rooms are asked for by one command. */
    private static final int PIECE = 500;

    private final RedisAddress address;
    private final Channels channels;
    private final Ears ears;
    private final LongSupplier nanoTime;
    private final Outage outage = new Outage("nothing is heard");
    private final Set<RoomId> followed = new HashSet<>();
    /** What the connection is to be asked for; none is in both. */
    private final Set<RoomId> wanted = new HashSet<>();

    private final Set<RoomId> unwanted = new HashSet<>();
    /** What it was not told to hear of yet. */
    private final Set<RoomId> awaited = new HashSet<>();

    private @Nullable Jedis connection;
    private @Nullable Subscription live;
    private long wholeSince;
    private volatile long heardAt;
    private long losses;
    private boolean closed;

    /** Hears what was published, on the one thread that does. */
    interface Ears {

        void following(RoomId room);

        void heard(String channel, String text);
    }

    /** What is asked for in one piece; nothing: whether Redis is there. */
    private record Asking(Subscription subscription, List<String> wanted, List<String> unwanted) {

        void send() {
            if (!wanted.isEmpty()) {
                subscription.subscribe(wanted.toArray(String[]::new));
            }
            if (!unwanted.isEmpty()) {
                subscription.unsubscribe(unwanted.toArray(String[]::new));
            }
            if (wanted.isEmpty() && unwanted.isEmpty()) {
                subscription.ping();
            }
        }
    }

    Hearing(RedisAddress address, Channels channels, Ears ears, LongSupplier nanoTime) {
        this.address = address;
        this.channels = channels;
        this.ears = ears;
        this.nanoTime = nanoTime;
    }

    /** Asks to hear of a room. */
    synchronized void follow(RoomId room) {
        if (followed.add(room) && live != null) {
            want(room);
        }
    }

    private void want(RoomId room) {
        awaited.add(room);
        unwanted.remove(room);
        wanted.add(room);
        notifyAll();
    }

    /** Asks to hear of a room no more. */
    synchronized void unfollow(RoomId room) {
        if (followed.remove(room) && live != null) {
            awaited.remove(room);
            wanted.remove(room);
            unwanted.add(room);
            notifyAll();
        }
    }

    /** Returns whether everything that is followed is heard, and was a while ago. */
    synchronized boolean isWhole() {
        return live != null && awaited.isEmpty() && nanoTime.getAsLong() - wholeSince > SETTLED.toNanos();
    }

    synchronized boolean isConnected() {
        return live != null;
    }

    /** Returns how often the connection was lost. */
    synchronized long losses() {
        return losses;
    }

    /** Hears, until it is closed. */
    void run() {
        boolean goesOn = true;
        while (goesOn && !isClosed()) {
            try (Jedis jedis = address.connect()) {
                if (connected(jedis)) {
                    jedis.subscribe(new Subscription(), channels.all());
                    throw new JedisException("the subscription has ended, which nobody asked for");
                }
            } catch (RuntimeException | Error e) {
                // Whatever it was that Redis has said: who does not hear must know it, and try again.
                lost();
                goesOn = !isClosed() && outage.waitFor(e);
            }
        }
        lost();
    }

    /** Asks for rooms and, where there is nothing to ask for, whether Redis is there; until it is closed. Only this thread sends. */
    void ask() {
        for (Asking asking = take(); asking != null; asking = take()) {
            try {
                asking.send();
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.DEBUG, "the connection is lost, which the other loop sees too", e);
            }
        }
    }

    private synchronized @Nullable Asking take() {
        Asking asking = null;
        try {
            while (asking == null && !closed) {
                if (wanted.isEmpty() && unwanted.isEmpty()) {
                    wait(PING.toMillis());
                }
                Subscription subscription = live;
                asking = subscription == null ? null : new Asking(subscription, piece(wanted), piece(unwanted));
                if (subscription == null && !closed) {
                    wait(PING.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        return closed ? null : asking;
    }

    private List<String> piece(Set<RoomId> rooms) {
        List<RoomId> piece = rooms.stream().limit(PIECE).toList();
        piece.forEach(rooms::remove);
        return piece.stream().map(channels::of).toList();
    }

    private synchronized boolean connected(Jedis jedis) {
        connection = jedis;
        heardAt = nanoTime.getAsLong();
        return !closed;
    }

    private synchronized void lost() {
        losses += live == null || closed ? 0 : 1;
        live = null;
        connection = null;
        awaited.clear();
        wanted.clear();
        unwanted.clear();
    }

    /** Leaves a connection on which nothing comes any more, so that another one is made. */
    void check() {
        Jedis stuck = connection();
        if (stuck != null && nanoTime.getAsLong() - heardAt > DEAD.toNanos()) {
            RedisAddress.drop(stuck);
        }
    }

    private synchronized @Nullable Jedis connection() {
        return connection;
    }

    private synchronized void began(Subscription subscription) {
        live = subscription;
        wholeSince = nanoTime.getAsLong();
        outage.over();
        followed.forEach(this::want);
        notifyAll();
    }

    private synchronized boolean hears(RoomId room) {
        if (awaited.remove(room) && awaited.isEmpty()) {
            wholeSince = nanoTime.getAsLong();
        }
        return followed.contains(room);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        Jedis open = end();
        if (open != null) {
            RedisAddress.drop(open);
        }
    }

    private synchronized @Nullable Jedis end() {
        closed = true;
        notifyAll();
        return connection;
    }

    private final class Subscription extends JedisPubSub {

        @Override
        public void onSubscribe(String channel, int count) {
            heardAt = nanoTime.getAsLong();
            if (channel.equals(channels.all())) {
                began(this);
            } else {
                channels.room(channel).filter(Hearing.this::hears).ifPresent(ears::following);
            }
        }

        @Override
        public void onPong(@Nullable String text) {
            heardAt = nanoTime.getAsLong();
        }

        @Override
        public void onMessage(String channel, String text) {
            heardAt = nanoTime.getAsLong();
            ears.heard(channel, text);
        }
    }
}
