package org.parley.backplane.redis;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.Backplane;
import org.parley.protocol.Membership;
import org.parley.protocol.RoomEvent;
import org.parley.protocol.RoomId;
import org.parley.threads.Threads;

/**
 * The backplane of several nodes, over Redis: positions go by publish and subscribe, and nothing is kept there.
 *
 * <p>What this node commits it hears at once, with Redis and without. Thread-safe.
 */
public final class RedisBackplane implements Backplane {

    private static final Duration PING = Duration.ofSeconds(3);

    private final RedisAddress address;
    private final Channels channels;
    private final Threads threads;
    private final LongSupplier nanoTime;
    private final Telling telling;
    private volatile @Nullable Listener listener;
    private volatile @Nullable Hearing hearing;

    /** @param cluster what keeps clusters apart that share a Redis */
    public RedisBackplane(RedisAddress address, String cluster, Threads threads, LongSupplier nanoTime) {
        this.address = address;
        this.channels = new Channels(cluster, UUID.randomUUID().toString().substring(0, 13));
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.telling = new Telling(address, channels);
    }

    @Override
    public String name() {
        return address.toString();
    }

    /** Begins to tell and to hear. */
    @Override
    public void listen(Listener hears) {
        var ears = new Hearing(address, channels, hears, nanoTime);
        listener = hears;
        hearing = ears;
        threads.standing().execute(ears::run);
        threads.standing().execute(telling::run);
        threads.every(PING, ears::ping);
    }

    @Override
    public void publish(RoomId room, List<RoomEvent> events) {
        Listener hears = listener;
        if (hears != null) {
            hears.committed(room, events);
        }
        long head = 0;
        for (RoomEvent event : events) {
            head = Math.max(head, event.seq());
            if (event instanceof Membership membership && membership.change() == Membership.Change.JOINED) {
                telling.member(room, event.seq());
            }
        }
        if (head > 0) {
            telling.head(room, head);
        }
    }

    @Override
    public CompletionStage<Void> follow(RoomId room) {
        Hearing ears = hearing;
        return ears == null ? new CompletableFuture<>() : ears.follow(room);
    }

    @Override
    public void unfollow(RoomId room) {
        Hearing ears = hearing;
        if (ears != null) {
            ears.unfollow(room);
        }
    }

    @Override
    public boolean isWhole() {
        Hearing ears = hearing;
        return ears != null && ears.isWhole();
    }

    /** Returns how many messages were dropped because nobody of this cluster and version can have said them. */
    public long dropped() {
        Hearing ears = hearing;
        return ears == null ? 0 : ears.dropped();
    }

    @Override
    public void close() {
        telling.close();
        Hearing ears = hearing;
        if (ears != null) {
            ears.close();
        }
    }
}
