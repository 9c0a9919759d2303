package org.parley.token;

import java.net.URI;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.parley.config.Bearer;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Way;
import org.parley.identity.Identity;

/**
 * Finds out for whom a token speaks: a JSON Web Token that the issuer has signed for this Parley (RFC 7519, RFC 8725).
 *
 * <p>What a token says of keys is not believed: neither where they are ({@code jku}, {@code x5u}) nor what they are
 * ({@code jwk}, {@code x5c}). Blocks where the issuer's keys are not known. Thread-safe.
 */
public final class BearerTokens {

    /** The longest token, in characters. */
    static final int LONGEST = 8 * 1024;

    /** How far apart the clocks of the issuer and of this node may be. */
    private static final int SKEW_SECONDS = 60;

    private static final List<String> ALGORITHMS = List.of(
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.EDDSA);

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final System.Logger LOG = System.getLogger(BearerTokens.class.getName());

    private final Bearer config;
    private final Set<String> roles;
    private final Keys keys;
    private final Clock clock;

    /** @param roles those that are asked for */
    BearerTokens(Bearer config, Set<String> roles, Keys keys, Clock clock) {
        this.config = config;
        this.roles = roles;
        this.keys = keys;
        this.clock = clock;
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
        return auth.bearer().keysAreRemote()
                ? new RemoteKeys(new HttpKeySource(URI.create(place), nanoTime), executor, nanoTime)
                : PemKey.read(place);
    }

    /**
     * Returns for whom a token speaks.
     *
     * @throws InvalidToken if for nobody here
     * @throws org.parley.protocol.Refusal if nobody can tell now
     */
    public Identity identify(String token) {
        if (token.length() > LONGEST || !FORM.matcher(token).matches()) {
            throw new InvalidToken();
        }
        try {
            var header = TokenHeader.of(token);
            require(ALGORITHMS.contains(header.algorithm()) && header.isOfAccessToken(config.accessOnly()));
            PublicKey key = keys.find(header.key(), header.algorithm()).orElseThrow(InvalidToken::new);
            var claims = new TokenClaims(verified(token, key));
            require(!claims.areOfAnotherToken());
            return claims.identity(config, roles);
        } catch (JoseException e) {
            LOG.log(System.Logger.Level.DEBUG, "a token that is none");
            throw new InvalidToken();
        }
    }

    private JwtClaims verified(String token, PublicKey key) {
        var consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new)))
                .setVerificationKey(key)
                .setExpectedIssuer(config.issuer())
                .setExpectedAudience(config.audience())
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
        try {
            return consumer.processToClaims(token);
        } catch (InvalidJwtException e) {
            // Its message would tell the token.
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "a token was refused, with the codes of jose4j''s ErrorCodes: {0}",
                    e.getErrorDetails().stream()
                            .map(ErrorCodeValidator.Error::getErrorCode)
                            .collect(Collectors.toList()));
            throw new InvalidToken();
        }
    }

    private static void require(boolean held) {
        if (!held) {
            throw new InvalidToken();
        }
    }
}
