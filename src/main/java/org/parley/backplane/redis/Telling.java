package org.parley.backplane.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.NodeId;
import org.parley.backplane.Seal;
import org.parley.backplane.Word;
import org.parley.backplane.Word.Subject;
import org.parley.backplane.Words;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

/**
 * Tells other nodes what this one has to say, in a loop of its own. Of what is about the same only the newest waits, so that
 * however slow Redis is, of positions no more wait than there are rooms, and of all else {@link #MOST}. Thread-safe.
 */
final class Telling implements AutoCloseable {

    /** How many words wait; those beyond are lost, and are said again or are not needed. */
    static final int MOST = 50_000;

    /** Where so many wait, Redis is slow, and what was said does not wait besides: it is long, and in the log. */
    private static final int MUCH = 500;

    /** How many are told in one piece. */
    private static final int PIECE = 1_000;

    /** A publication is not made longer than that by another word, in characters. */
    private static final int LONG = 64 * 1024;

    /** How long Redis may take nothing before the connection counts as dead. */
    private static final Duration DEAD = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(Telling.class.getName());

    private final RedisAddress address;
    private final Channels channels;
    private final NodeId node;
    private final Seal seal;
    private final Outage outage = new Outage("nothing is told");
    private final Map<Subject, Supplier<? extends Word>> waiting = new LinkedHashMap<>();
    private final LongSupplier nanoTime;
    private volatile long busySince;
    private volatile boolean isBusy;
    private @Nullable Jedis connection;
    private long number;
    private long lost;
    private boolean closed;

    Telling(RedisAddress address, Channels channels, NodeId node, Seal seal, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.address = address;
        this.channels = channels;
        this.node = node;
        this.seal = seal;
    }

    /** Has a word told; what was said, with the position that is told after it. */
    synchronized void tell(Subject about, Supplier<? extends Word> word) {
        if (about.kind() == Word.Said.class && waiting.size() >= MUCH) {
            // Others read it in the log.
            return;
        }
        if (closed || (waiting.size() >= MOST && about.kind() != Word.Reached.class && !waiting.containsKey(about))) {
            lost++;
            return;
        }
        // At the end: how far a log is comes after what was said there.
        waiting.remove(about);
        waiting.put(about, word);
        // The position follows at once: both are one publication, and others are woken once for them.
        if (about.kind() != Word.Said.class) {
            notifyAll();
        }
    }

    /** Returns how many words were lost because too many waited. */
    synchronized long lost() {
        return lost;
    }

    /** Tells, until it is closed and has told all. */
    void run() {
        boolean goesOn = true;
        while (goesOn) {
            try (Jedis jedis = address.connect()) {
                connected(jedis);
                tell(jedis);
                goesOn = false;
            } catch (RuntimeException | Error e) {
                // Whatever it was that Redis has said: it is tried again.
                goesOn = !isClosed() && outage.waitFor(e);
            } finally {
                connected(null);
            }
        }
    }

    private void tell(Jedis jedis) {
        for (var piece = take(); piece != null; piece = take()) {
            try {
                busySince = nanoTime.getAsLong();
                isBusy = true;
                Pipeline pipeline = jedis.pipelined();
                List<Response<Long>> receipts = publish(piece, pipeline);
                pipeline.sync();
                // What was refused, as to a user without the right, is thrown here and nowhere else.
                receipts.forEach(receipt -> Objects.requireNonNull(receipt.get(), "Redis has answered nothing"));
                outage.over();
            } catch (RuntimeException | Error e) {
                // Perhaps it was told; to tell it twice does no harm.
                giveBack(piece);
                throw e;
            } finally {
                isBusy = false;
            }
        }
    }

    private List<Response<Long>> publish(Map<Subject, Supplier<? extends Word>> piece, Pipeline pipeline) {
        List<Response<Long>> receipts = new ArrayList<>();
        Map<String, StringBuilder> byChannel = new LinkedHashMap<>();
        for (Supplier<? extends Word> made : piece.values()) {
            Word word = word(made);
            if (word == null) {
                continue;
            }
            String channel = channels.about(word.room());
            StringBuilder words = byChannel.computeIfAbsent(channel, key -> new StringBuilder());
            words.append(words.isEmpty() ? "" : "\n").append(Words.write(word));
            if (words.length() > LONG) {
                receipts.add(publish(channel, words, pipeline));
                byChannel.remove(channel);
            }
        }
        byChannel.forEach((channel, words) -> receipts.add(publish(channel, words, pipeline)));
        return receipts;
    }

    private static @Nullable Word word(Supplier<? extends Word> made) {
        try {
            return made.get();
        } catch (RuntimeException e) {
            // A bug of ours; what else is to be told does not wait for it.
            LOG.log(System.Logger.Level.ERROR, "a word could not be made", e);
            return null;
        }
    }

    private synchronized void connected(@Nullable Jedis jedis) {
        connection = jedis;
    }

    private synchronized @Nullable Jedis connection() {
        return connection;
    }

    /** Leaves a connection that takes nothing any more, so that another one is made: a write has no time-out. */
    void check() {
        Jedis stuck = connection();
        if (stuck != null && isBusy && nanoTime.getAsLong() - busySince > DEAD.toNanos()) {
            RedisAddress.drop(stuck);
        }
    }

    private Response<Long> publish(String channel, StringBuilder words, Pipeline pipeline) {
        var said = new Seal.Opened(node, ++number, words.toString());
        return pipeline.publish(channel, seal.seal(channel, said));
    }

    /** Waits until there is something to tell; null where it is closed and there is nothing. */
    private synchronized @Nullable Map<Subject, Supplier<? extends Word>> take() {
        try {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        Map<Subject, Supplier<? extends Word>> piece = new LinkedHashMap<>();
        Iterator<Map.Entry<Subject, Supplier<? extends Word>>> oldest =
                waiting.entrySet().iterator();
        while (oldest.hasNext() && piece.size() < PIECE) {
            Map.Entry<Subject, Supplier<? extends Word>> entry = oldest.next();
            piece.put(entry.getKey(), entry.getValue());
            oldest.remove();
        }
        return piece.isEmpty() ? null : piece;
    }

    private synchronized void giveBack(Map<Subject, Supplier<? extends Word>> piece) {
        piece.forEach(waiting::putIfAbsent);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Has the loop end when it has told what waits. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
