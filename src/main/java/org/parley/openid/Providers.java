package org.parley.openid;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.config.OpenId;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.token.Keys;
import org.parley.token.RemoteText;
import org.parley.token.Verifier;

/** The provider as it last described itself, and what it signs for us. Blocks where that is old. Thread-safe. */
final class Providers {

    /** After that it is asked again. */
    static final Duration OLD = Duration.ofHours(1);

    /** Between two questions that fail. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Providers.class.getName());

    private final OpenId config;
    private final RemoteText remote;
    private final Executor executor;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private @Nullable Known known;
    private @Nullable Long failedAt;

    /**
     * The provider, and what is believed of what it signs.
     *
     * @param at when it was asked, in nanoseconds
     */
    record Known(Provider provider, Verifier verifier, long at) {}

    Providers(OpenId config, RemoteText remote, Executor executor, Clock clock, LongSupplier nanoTime) {
        this.config = config;
        this.remote = remote;
        this.executor = executor;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** @throws Refusal where it cannot be had now */
    synchronized Known known() {
        long now = nanoTime.getAsLong();
        Known before = known;
        boolean fresh = before != null && now - before.at() < OLD.toNanos();
        boolean paused = failedAt != null && now - failedAt < PAUSE.toNanos();
        if (!fresh && !paused) {
            ask(before, now);
        }
        Known current = known;
        if (current == null) {
            throw new Refusal(ErrorCode.UNAVAILABLE, "the OpenID provider cannot be reached now", PAUSE);
        }
        return current;
    }

    /** What was known stays where that fails: a provider that is away is no other one. */
    private void ask(@Nullable Known before, long now) {
        try {
            Provider provider = Provider.parse(remote.get(Provider.address(config.issuer())), config.issuer());
            // The keys that are known go on to count where they still are.
            Verifier verifier =
                    before != null && before.provider().equals(provider) ? before.verifier() : verifier(provider);
            known = new Known(provider, verifier, now);
            failedAt = null;
        } catch (IOException e) {
            failedAt = now;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the OpenID provider {0} cannot be had: {1}",
                    config.issuer(),
                    e.getMessage());
        }
    }

    private Verifier verifier(Provider provider) {
        return new Verifier(config.issuer(), config.client(), Keys.at(provider.keys(), executor, nanoTime), clock);
    }
}
