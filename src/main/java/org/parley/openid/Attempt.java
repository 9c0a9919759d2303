package org.parley.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.identity.SetCookie;
import org.parley.identity.Sha256;

/**
 * A login at the provider that has begun: 256 random bits in the browser that began it, from which everything follows that
 * must fit when it comes back. So no node has to remember it, and nobody can end in another browser what they began.
 *
 * @param secret 43 characters of base64url
 */
public record Attempt(String secret) {

    /** The cookie's name. */
    public static final String COOKIE = "parley-openid";

    /** How long people may take at the provider. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int SECRET_BYTES = 32;

    /** Makes one that nobody has seen before. */
    static Attempt fresh(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new Attempt(base64(secret));
    }

    /** Reads a cookie's value; nothing where it is not one of ours. */
    public static Optional<Attempt> parse(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new Attempt(value)) : Optional.empty();
    }

    /** Returns what has the browser keep it. */
    public SetCookie cookie(String path, boolean secure) {
        return new SetCookie(COOKIE, secret, path, LIFE, secure);
    }

    /** Returns what the provider sends back with its answer (RFC 6749 section 10.12). */
    String state() {
        return Sha256.hex("state " + secret);
    }

    /** Returns whether an answer is to this attempt; takes as long for every wrong one. */
    boolean isState(@Nullable String text) {
        return text != null && MessageDigest.isEqual(bytes(text), bytes(state()));
    }

    /** Returns what the provider writes into its token (OpenID Connect Core, section 15.5.2). */
    String nonce() {
        return Sha256.hex("nonce " + secret);
    }

    /** Returns what proves to the provider that who brings the code has begun (RFC 7636 section 4.1). */
    String verifier() {
        return Sha256.hex("verifier " + secret);
    }

    /** Returns what the provider is told of that before. */
    String challenge() {
        return base64(Sha256.bytes(verifier()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return COOKIE;
    }
}
