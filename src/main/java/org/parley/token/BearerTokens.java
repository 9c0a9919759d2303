package org.parley.token;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.parley.config.Bearer;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Way;
import org.parley.identity.Identity;

/**
 * Finds out for whom a token speaks that comes with a call: one that the issuer has signed for this Parley (RFC 6750).
 * Blocks where the issuer's keys are not known. Thread-safe.
 */
public final class BearerTokens {

    private final Bearer config;
    private final Set<String> roles;
    private final Verifier verifier;

    /** @param roles those that are asked for */
    BearerTokens(Bearer config, Set<String> roles, Keys keys, Clock clock) {
        this.config = config;
        this.roles = roles;
        this.verifier = new Verifier(config.issuer(), config.audience(), keys, clock);
    }

    /**
     * Makes what the configuration asks for.
     *
     * @param executor reads keys that are elsewhere
     * @throws IllegalArgumentException if the key that it names cannot be used
     */
    public static BearerTokens of(ChatConfig.Auth auth, Executor executor, Clock clock, LongSupplier nanoTime) {
        return new BearerTokens(auth.bearer(), auth.roles(), keys(auth, executor, nanoTime), clock);
    }

    private static Keys keys(ChatConfig.Auth auth, Executor executor, LongSupplier nanoTime) {
        if (!auth.allows(Way.BEARER)) {
            return Keys.NONE;
        }
        String place = auth.bearer().keys();
        return auth.bearer().keysAreRemote() ? Keys.at(URI.create(place), executor, nanoTime) : PemKey.read(place);
    }

    /**
     * Returns for whom a token speaks.
     *
     * @throws InvalidToken if for nobody here
     * @throws org.parley.protocol.Refusal if nobody can tell now
     */
    public Identity identify(String token) {
        var claims = new TokenClaims(verifier.verify(token, header -> header.isOfAccessToken(config.accessOnly())));
        if (claims.areOfAnotherToken()) {
            throw new InvalidToken();
        }
        return claims.identity(config, roles);
    }
}
