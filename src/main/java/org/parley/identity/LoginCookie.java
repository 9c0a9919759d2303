package org.parley.identity;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the browser of somebody keeps who logged in: 256 random bits that nobody else knows, the database included.
 *
 * @param secret 43 characters of base64url
 */
public record LoginCookie(String secret) {

    /** The cookie's name. */
    public static final String NAME = "parley-session";

    /** The request's header in which the page proves that it is ours (OWASP, Cross-Site Request Forgery Prevention). */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int SECRET_BYTES = 32;

    /** Makes one that nobody has seen before. */
    public static LoginCookie fresh(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new LoginCookie(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Reads a cookie's value; nothing where it is not one of ours. */
    public static Optional<LoginCookie> parse(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new LoginCookie(value)) : Optional.empty();
    }

    /** Returns the login's name. */
    public SessionId id() {
        return new SessionId(Sha256.hex(secret));
    }

    /** Returns what the page sends with everything that changes something: scripts of other pages cannot know it. */
    public String csrf() {
        return Sha256.hex("csrf " + secret);
    }

    /** Returns whether this is what {@link #csrf} says; takes as long for every wrong one. */
    public boolean isCsrf(@Nullable String token) {
        return token != null && MessageDigest.isEqual(Sha256.bytes(token), Sha256.bytes(csrf()));
    }

    @Override
    public String toString() {
        return NAME;
    }
}
