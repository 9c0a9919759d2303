package org.parley.token;

import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
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

/**
 * Believes what one issuer has signed for one audience: JSON Web Tokens (RFC 7519, RFC 8725).
 *
 * <p>What a token says of keys is not believed: neither where they are ({@code jku}, {@code x5u}) nor what they are
 * ({@code jwk}, {@code x5c}). Blocks where the issuer's keys are not known. Thread-safe.
 */
public record Verifier(String issuer, String audience, Keys keys, Clock clock) {

    /** The longest token, in characters. */
    static final int LONGEST = 8 * 1024;

    /** How far apart the clocks of the issuer and of this node may be. */
    private static final int SKEW_SECONDS = 60;

    private static final List<String> ALGORITHMS = List.of(
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.EDDSA);

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final System.Logger LOG = System.getLogger(Verifier.class.getName());

    /**
     * Returns what a token says.
     *
     * @param kind whether it is a token of the kind that is asked for
     * @throws InvalidToken if it is not to be believed here and now
     * @throws org.parley.protocol.Refusal if nobody can tell now
     */
    public JwtClaims verify(String token, Predicate<TokenHeader> kind) {
        if (token.length() > LONGEST || !FORM.matcher(token).matches()) {
            throw new InvalidToken();
        }
        try {
            var header = TokenHeader.of(token);
            if (!ALGORITHMS.contains(header.algorithm()) || !kind.test(header)) {
                throw new InvalidToken();
            }
            return verified(token, keys.find(header.key(), header.algorithm()).orElseThrow(InvalidToken::new));
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
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
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
}
