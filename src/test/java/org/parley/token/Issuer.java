package org.parley.token;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** An issuer as a company has one. It signs by hand, so that it signs also what no library would. */
public final class Issuer {

    /** What its tokens say in {@code iss}. */
    public static final String NAME = "https://issuer.example";

    /** What they say in {@code aud}. */
    public static final String AUDIENCE = "parley";

    private static final Map<String, String> SIGNATURES = Map.of(
            "RS256",
            "SHA256withRSA",
            "ES256",
            "SHA256withECDSAinP1363Format",
            "EdDSA",
            "Ed25519",
            "RS512",
            "SHA512withRSA");

    private final Map<String, KeyPair> keys;

    /** Makes keys of its own, one for each algorithm. */
    public Issuer() {
        try {
            var rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            var ec = KeyPairGenerator.getInstance("EC");
            ec.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = rsa.generateKeyPair();
            keys = Map.of(
                    "RS256",
                    pair,
                    "RS512",
                    pair,
                    "ES256",
                    ec.generateKeyPair(),
                    "EdDSA",
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns its pair of keys for an algorithm. */
    public KeyPair key(String algorithm) {
        return Objects.requireNonNull(keys.get(algorithm), algorithm);
    }

    /** Returns its key set, in which each key is called as its algorithm, with something before it. */
    public String keySet(String prefix) {
        try {
            var set = new JsonWebKeySet();
            for (String algorithm : new String[] {"RS256", "ES256", "EdDSA"}) {
                PublicJsonWebKey key =
                        PublicJsonWebKey.Factory.newPublicJwk(key(algorithm).getPublic());
                key.setKeyId(prefix + algorithm);
                set.addJsonWebKey(key);
            }
            return set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the claims of somebody that are right. */
    public static JsonObjectBuilder claims(String subject, Instant expires) {
        return Json.createObjectBuilder()
                .add("iss", NAME)
                .add("aud", AUDIENCE)
                .add("sub", subject)
                .add("exp", expires.getEpochSecond());
    }

    /** Returns the header that is right. */
    public static JsonObjectBuilder header(String algorithm) {
        return Json.createObjectBuilder().add("alg", algorithm).add("kid", algorithm);
    }

    /** Signs with the algorithm's own key. */
    public String token(String algorithm, JsonObject claims) {
        return token(header(algorithm).build(), claims);
    }

    /** Signs as the header says. */
    public String token(JsonObject header, JsonObject claims) {
        String algorithm = header.getString("alg");
        return signed(
                header.toString(), claims.toString(), algorithm, key(algorithm).getPrivate());
    }

    /** Signs anything. */
    static String signed(String header, String payload, String algorithm, PrivateKey key) {
        try {
            String text = base64(header) + "." + base64(payload);
            var signature = Signature.getInstance(SIGNATURES.get(algorithm));
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
