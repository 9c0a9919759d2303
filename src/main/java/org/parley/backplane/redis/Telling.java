package org.parley.backplane.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.redis.Channels.Hint;
import org.parley.protocol.RoomId;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Says what this node has committed, in a loop of its own. Of a room only the newest position waits, so that however slow Redis
 * is, no more waits than there are rooms. Thread-safe.
 */
final class Telling implements AutoCloseable {

    /** Of memberships each one counts; those beyond are found by whoever they concern with the next list of rooms. */
    private static final int MOST_MEMBERS = 10_000;

    private final RedisAddress address;
    private final Channels channels;
    private final Outage outage = new Outage("nothing is told");
    private final Map<RoomId, Long> heads = new LinkedHashMap<>();
    private final Deque<Hint> members = new ArrayDeque<>();
    private boolean closed;

    private record Work(List<Hint> heads, List<Hint> members) {}

    Telling(RedisAddress address, Channels channels) {
        this.address = address;
        this.channels = channels;
    }

    /** Has a position told. */
    synchronized void head(RoomId room, long position) {
        heads.merge(room, position, Math::max);
        notifyAll();
    }

    /** Has a membership told. */
    synchronized void member(RoomId room, long position) {
        if (members.size() < MOST_MEMBERS) {
            members.add(new Hint(room, position));
            notifyAll();
        }
    }

    /** Tells, until it is closed. */
    void run() {
        boolean goesOn = true;
        while (goesOn && !isClosed()) {
            try (Jedis jedis = address.connect()) {
                outage.over();
                tell(jedis);
            } catch (JedisException e) {
                goesOn = !isClosed() && outage.waitFor(e);
            }
        }
    }

    private void tell(Jedis jedis) {
        for (Work work = take(); work != null; work = take()) {
            try {
                Pipeline pipeline = jedis.pipelined();
                for (Hint hint : work.heads()) {
                    pipeline.publish(channels.of(hint.room()), channels.text(hint));
                }
                for (Hint hint : work.members()) {
                    pipeline.publish(channels.members(), channels.text(hint));
                }
                pipeline.sync();
            } catch (JedisException e) {
                // Perhaps it was told; to tell it twice does no harm.
                work.heads().forEach(hint -> head(hint.room(), hint.position()));
                work.members().forEach(hint -> member(hint.room(), hint.position()));
                throw e;
            }
        }
    }

    /** Waits until there is something to tell; null where it is closed. */
    private synchronized @Nullable Work take() {
        try {
            while (heads.isEmpty() && members.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        if (closed) {
            return null;
        }
        List<Hint> positions = new ArrayList<>();
        heads.forEach((room, position) -> positions.add(new Hint(room, position)));
        var work = new Work(positions, List.copyOf(members));
        heads.clear();
        members.clear();
        return work;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
