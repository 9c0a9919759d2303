package org.parley.token;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.limit.Allowance;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;

/**
 * The keys at an issuer's URL, read again when they are old and when a token names one that is not among them: issuers
 * change their keys. Whoever makes up names of keys has the issuer asked no more often than {@link #PAUSE}. Thread-safe.
 */
final class RemoteKeys implements Keys {

    /** After that the keys are read again, while those that are known still count. */
    static final Duration OLD = Duration.ofMinutes(10);

    /** After that they count no more: nobody can tell whether the issuer still stands by them. */
    static final Duration LIFE = Duration.ofHours(12);

    /** How often the issuer is asked, on average; three times at once, for what went wrong at first. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(RemoteKeys.class.getName());
    private static final int AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** How many requests wait for the issuer's answer; it may be slow, and the server's threads are for chat. */
    private static final int MOST_WAITING = 8;

    private final KeySource source;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Allowance questions;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile @Nullable Held held;
    private @Nullable CompletableFuture<Void> underWay;

    private record Held(KeySet keys, long at) {}

    /** @param executor reads the keys: one thread is enough */
    RemoteKeys(KeySource source, Executor executor, LongSupplier nanoTime) {
        this.source = source;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.questions = new Allowance(PAUSE, AT_ONCE, nanoTime);
    }

    @Override
    public Optional<PublicKey> find(@Nullable String id, String algorithm) {
        Held known = held(LIFE);
        Optional<PublicKey> key =
                known == null ? Optional.empty() : known.keys().find(id, algorithm);
        if (key.isPresent()) {
            if (held(OLD) == null) {
                var unused = ask();
            }
            return key;
        }
        await(ask());
        Held fresh = held(LIFE);
        if (fresh == null) {
            throw new Refusal(ErrorCode.UNAVAILABLE, "the keys of the tokens' issuer cannot be had now", PAUSE);
        }
        return fresh.keys().find(id, algorithm);
    }

    /** Returns what is known, unless it is older than that. */
    private @Nullable Held held(Duration age) {
        Held known = held;
        return known != null && nanoTime.getAsLong() - known.at() < age.toNanos() ? known : null;
    }

    /** Has the keys read, unless they are being read, or were a moment ago; returns the end of it. */
    private synchronized CompletableFuture<Void> ask() {
        CompletableFuture<Void> asked = underWay;
        if (asked != null && !asked.isDone()) {
            return asked;
        }
        if (!questions.take().isZero()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            asked = CompletableFuture.runAsync(this::read, executor);
            underWay = asked;
            return asked;
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the application stops", e);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void read() {
        long at = nanoTime.getAsLong();
        try {
            held = new Held(KeySet.parse(source.read()), at);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the keys of the tokens'' issuer cannot be read: {0}", e.toString());
        }
    }

    private void await(CompletableFuture<Void> reading) {
        if (reading.isDone() || !waiting.tryAcquire()) {
            return;
        }
        try {
            reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "no keys yet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
    }
}
