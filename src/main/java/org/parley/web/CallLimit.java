package org.parley.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.parley.config.ChatConfig;
import org.parley.identity.Caller;
import org.parley.limit.RateLimiter;
import org.parley.limit.SharedLimits;
import org.parley.protocol.Refusal;
import org.parley.threads.Threads;

/**
 * Counts the calls of the API that a person makes, whatever they are about; a long poll is one. Thread-safe.
 *
 * <p>Who brings nothing, or a name that anybody could say, is counted by the address.
 */
@ApplicationScoped
public class CallLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RateLimiter<String> callers;
    private final Threads threads;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected CallLimit() {
        callers = null;
        threads = null;
    }

    /** Begins with nothing counted. */
    @Inject
    public CallLimit(ChatConfig config, SharedLimits limits, Threads threads, LongSupplier nanoTime) {
        int calls = config.limits().calls();
        this.callers = limits.share(
                "calls",
                new RateLimiter<>(config.limits().on(), MINUTE.dividedBy(calls), calls, nanoTime),
                Function.identity());
        this.threads = threads;
    }

    /** Begins to forget who called. */
    public void begin() {
        threads.every(MINUTE, callers::sweep);
    }

    /**
     * Counts a call.
     *
     * @throws Refusal where there were too many
     */
    void count(Caller caller) {
        callers.require(key(caller), "you call too often");
    }

    /** No id of a person looks like an address. */
    private static String key(Caller caller) {
        return switch (caller.identity().source()) {
            case ACCOUNT, CONTAINER, BEARER, OPENID, PROXY, COOKIE -> caller.getName();
            case NAME, NONE, AWAITED, STRANGER -> caller.address();
        };
    }
}
