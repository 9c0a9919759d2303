package org.parley.token;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;
import org.parley.config.Bearer;
import org.parley.identity.Identity;
import org.parley.identity.TokenPerson;

/** What the issuer says of somebody. */
public record TokenClaims(JwtClaims claims) {

    /** Those of Keycloak, which says in a claim what a token is for. */
    private static final Set<String> OTHER_TYPES = Set.of("id", "refresh", "offline", "logout");

    /** Only ID tokens have them (OpenID Connect Core, section 3.3.2.11). */
    private static final Set<String> ONLY_OF_ID_TOKENS = Set.of("at_hash", "c_hash");

    /** The year 10000: what comes after it cannot be written. */
    private static final long END = 253_402_300_800L;

    /** Returns whether they say that this is no token for calls, such as one that tells a page who somebody is. */
    boolean areOfAnotherToken() {
        return (claims.getClaimValue("typ") instanceof String type
                        && OTHER_TYPES.contains(type.toLowerCase(Locale.ROOT)))
                || ONLY_OF_ID_TOKENS.stream().anyMatch(claims::hasClaim);
    }

    /**
     * Returns who it is.
     *
     * @param asked the roles that are asked for
     * @throws InvalidToken if it is nobody
     */
    Identity identity(Bearer config, Set<String> asked) {
        TokenPerson person = person(config.issuer(), config.id(), config.names());
        Set<String> roles = roles(config.roles(), asked);
        return new Identity(person.person(), Identity.Source.BEARER, true, roles, null, expires());
    }

    /**
     * Returns who it is.
     *
     * @param id the claim of the person's id
     * @param names the claims that may have the name
     * @throws InvalidToken if it is nobody
     */
    public TokenPerson person(String issuer, String id, List<String> names) {
        String subject = text(id).orElseThrow(InvalidToken::new);
        String name = names.stream()
                .flatMap(claim -> text(claim).stream())
                .findFirst()
                .orElse(subject);
        return new TokenPerson(issuer, subject, name);
    }

    /**
     * Returns what the person is besides.
     *
     * @param from the claims that may have roles
     * @param asked the roles that are asked for
     */
    public Set<String> roles(List<String> from, Set<String> asked) {
        return from.stream().flatMap(this::texts).filter(asked::contains).collect(Collectors.toUnmodifiableSet());
    }

    private Instant expires() {
        try {
            return Instant.ofEpochSecond(Math.min(claims.getExpirationTime().getValue(), END));
        } catch (MalformedClaimException e) {
            throw new InvalidToken();
        }
    }

    /** Returns the text of a claim that has one. */
    public Optional<String> text(String claim) {
        return value(claims.getClaimsMap(), claim) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A list, or one text in which they are separated by spaces, as in {@code scope} (RFC 8693 section 4.2). */
    private Stream<String> texts(String claim) {
        Object value = value(claims.getClaimsMap(), claim);
        if (value instanceof Collection<?> list) {
            return list.stream().filter(Objects::nonNull).map(Object::toString);
        }
        return value instanceof String text ? Stream.of(text.split(" ", -1)) : Stream.empty();
    }

    /** A name with dots may be that of a claim, such as a URL, or lead into one. */
    private static @Nullable Object value(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        int dot = path.indexOf('.');
        return whole == null && dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? value(inner, path.substring(dot + 1))
                : whole;
    }
}
