package org.parley.backplane.redis;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.Backplane.Listener;
import org.parley.backplane.redis.Channels.Hint;
import org.parley.protocol.RoomId;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears what other nodes have committed, in a loop of its own: of rooms in which somebody is here, and of who becomes a member.
 * After a loss it asks for all of them again. Thread-safe.
 */
final class Hearing implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Hearing.class.getName());

    /** Longer than the pause after which the log is asked while not everything is heard: it was asked once more, then. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /** How long Redis may say nothing, though it was asked, before the connection counts as dead. */
    private static final Duration DEAD = Duration.ofSeconds(10);

    private final RedisAddress address;
    private final Channels channels;
    private final Listener listener;
    private final LongSupplier nanoTime;
    private final Outage outage = new Outage("nothing is heard");
    private final Map<RoomId, CompletableFuture<Void>> followed = new HashMap<>();
    private final Set<RoomId> awaited = new HashSet<>();
    private @Nullable Jedis connection;
    private @Nullable Subscription live;
    private long wholeSince;
    private volatile long heardAt;
    private final AtomicLong dropped = new AtomicLong();
    private boolean closed;

    Hearing(RedisAddress address, Channels channels, Listener listener, LongSupplier nanoTime) {
        this.address = address;
        this.channels = channels;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    /** Asks to hear of a room; completes when Redis says so. */
    synchronized CompletionStage<Void> follow(RoomId room) {
        CompletableFuture<Void> following = followed.get(room);
        if (following == null) {
            following = new CompletableFuture<>();
            followed.put(room, following);
            ask(room);
        }
        return following;
    }

    private void ask(RoomId room) {
        Subscription subscription = live;
        if (subscription != null) {
            awaited.add(room);
            send(() -> subscription.subscribe(channels.of(room)));
        }
    }

    /** Asks to hear of a room no more. */
    synchronized void unfollow(RoomId room) {
        Subscription subscription = live;
        if (followed.remove(room) != null && subscription != null) {
            awaited.remove(room);
            send(() -> subscription.unsubscribe(channels.of(room)));
        }
    }

    /** Only ever one thread sends: Jedis does not see to that. */
    private static void send(Runnable command) {
        try {
            command.run();
        } catch (JedisException e) {
            LOG.log(System.Logger.Level.DEBUG, "the connection is lost, which the loop sees too", e);
        }
    }

    /** Returns whether everything that is followed is heard, and was a while ago. */
    synchronized boolean isWhole() {
        return live != null && awaited.isEmpty() && nanoTime.getAsLong() - wholeSince > SETTLED.toNanos();
    }

    /** Returns how many messages were dropped because they could not be read. */
    long dropped() {
        return dropped.get();
    }

    /** Hears, until it is closed. */
    void run() {
        boolean goesOn = true;
        while (goesOn && !isClosed()) {
            try (Jedis jedis = address.connect()) {
                if (connected(jedis)) {
                    jedis.subscribe(new Subscription(), channels.members());
                }
            } catch (JedisException e) {
                lost();
                goesOn = !isClosed() && outage.waitFor(e);
            }
        }
        lost();
    }

    private synchronized boolean connected(Jedis jedis) {
        connection = jedis;
        heardAt = nanoTime.getAsLong();
        return !closed;
    }

    private synchronized void lost() {
        live = null;
        connection = null;
        awaited.clear();
    }

    /** Asks whether Redis is there; one that does not answer is left, and another connection made. */
    synchronized void ping() {
        if (connection != null && nanoTime.getAsLong() - heardAt > DEAD.toNanos()) {
            connection.disconnect();
        } else if (live != null) {
            send(live::ping);
        }
    }

    private synchronized void began(Subscription subscription) {
        live = subscription;
        wholeSince = nanoTime.getAsLong();
        outage.over();
        followed.keySet().forEach(this::ask);
    }

    private synchronized void following(RoomId room) {
        CompletableFuture<Void> following = followed.get(room);
        if (awaited.remove(room) && awaited.isEmpty()) {
            wholeSince = nanoTime.getAsLong();
        }
        if (following != null) {
            following.complete(null);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            connection.disconnect();
        }
    }

    private final class Subscription extends JedisPubSub {

        @Override
        public void onSubscribe(String channel, int count) {
            heardAt = nanoTime.getAsLong();
            if (channel.equals(channels.members())) {
                began(this);
            } else {
                channels.room(channel).ifPresent(Hearing.this::following);
            }
        }

        @Override
        public void onPong(@Nullable String text) {
            heardAt = nanoTime.getAsLong();
        }

        @Override
        public void onMessage(String channel, String text) {
            heardAt = nanoTime.getAsLong();
            if (channels.isOwn(text)) {
                return;
            }
            Hint hint = Channels.read(text).orElse(null);
            if (hint == null) {
                dropped.incrementAndGet();
            } else if (channel.equals(channels.members())) {
                listener.welcomed(hint.room(), hint.position());
            } else if (channel.equals(channels.of(hint.room()))) {
                listener.reached(hint.room(), hint.position());
            } else {
                dropped.incrementAndGet();
            }
        }
    }
}
