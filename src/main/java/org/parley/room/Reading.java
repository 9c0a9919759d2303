package org.parley.room;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.log.LogUnavailable;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.threads.Threads;

/** Does what waits for the log on the threads that read it, so that no caller waits. Thread-safe. */
record Reading(Executor executor) {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** On the threads that all reading shares. */
    Reading(Threads threads) {
        this(threads.reads());
    }

    /** Returns what the work gives; a {@link Refusal} where the log is away or too much waits for it */
    <T extends @Nullable Object> CompletionStage<T> of(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return work.get();
                        } catch (LogUnavailable e) {
                            throw unavailable("the log is not available");
                        }
                    },
                    executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(unavailable("too many requests wait for the log"));
        }
    }

    private static Refusal unavailable(String sentence) {
        return new Refusal(ErrorCode.UNAVAILABLE, sentence, RETRY_AFTER);
    }
}
