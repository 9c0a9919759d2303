package org.parley.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.UserId;

/**
 * What a guest's browser keeps: 128 random bits that nobody else knows, and the name.
 *
 * <p>The guest's public id is a hash of the secret. So nothing has to be stored or signed, every node and every restart
 * gives the same id, and nobody can make a cookie for an id that they saw.
 *
 * @param secret 22 characters of base64url
 * @param name the chosen name, or null before one was chosen
 */
public record GuestCookie(String secret, @Nullable Nickname name) {

    /** The cookie's name. */
    public static final String NAME = "parley-guest";

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{0,240})");
    private static final int SECRET_BYTES = 16;
    private static final int ID_LENGTH = 20;

    /** Makes a guest whom nobody has seen before. */
    public static GuestCookie fresh(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new GuestCookie(Base64.getUrlEncoder().withoutPadding().encodeToString(secret), null);
    }

    /** Reads a cookie's value; nothing where it is not one of ours. A name that is not allowed any more is dropped. */
    public static Optional<GuestCookie> parse(String value) {
        Matcher form = FORM.matcher(value);
        return form.matches() ? Optional.of(new GuestCookie(form.group(1), name(form.group(2)))) : Optional.empty();
    }

    /** Returns the cookie's value. */
    public String value() {
        String text = name == null ? "" : name.value();
        return secret + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same guest by another name. */
    public GuestCookie named(Nickname nickname) {
        return new GuestCookie(secret, nickname);
    }

    /** Returns the guest's public id. */
    public UserId id() {
        return new UserId("g-" + hash(secret));
    }

    static String hash(String text) {
        return Sha256.hex(text).substring(0, ID_LENGTH);
    }

    private static @Nullable Nickname name(String encoded) {
        try {
            return encoded.isEmpty()
                    ? null
                    : Nickname.parse(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (InvalidNickname | IllegalArgumentException e) {
            return null;
        }
    }
}
