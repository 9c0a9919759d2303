package org.parley.token;

import java.util.Locale;
import java.util.Set;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.Headers;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of itself, and nobody has signed yet as far as we know.
 *
 * @param algorithm empty where it says none
 * @param key the name of the key; null where it says none
 * @param type in lower case; empty where it says none
 * @param content what it holds; null where that is the usual, claims
 */
public record TokenHeader(
        String algorithm,
        @Nullable String key,
        String type,
        @Nullable Object content) {

    private static final Set<String> ACCESS = Set.of("at+jwt", "application/at+jwt");
    private static final Set<String> UNTOLD = Set.of("", "jwt");

    static TokenHeader of(String token) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        Headers headers = signature.getHeaders();
        String algorithm = text(headers, "alg");
        String type = text(headers, "typ");
        return new TokenHeader(
                algorithm == null ? "" : algorithm,
                text(headers, "kid"),
                type == null ? "" : type.toLowerCase(Locale.ROOT),
                headers.getObjectHeaderValue("cty"));
    }

    /** Returns whether it may be one for calls: neither one that says it is another, nor one in another (RFC 8725, 3.11). */
    boolean isOfAccessToken(boolean mustSaySo) {
        return content == null && (ACCESS.contains(type) || (!mustSaySo && UNTOLD.contains(type)));
    }

    /** Returns whether it may be one that tells who somebody is (OpenID Connect Core, section 2). */
    public boolean isOfIdToken() {
        return content == null && UNTOLD.contains(type);
    }

    private static @Nullable String text(Headers headers, String name) throws JoseException {
        Object value = headers.getObjectHeaderValue(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new JoseException(name + " is no text");
    }
}
