package org.parley.token;

import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A JSON Web Key Set as it was read (RFC 7517): those of its keys that may be used for signatures. */
record KeySet(List<PublicJsonWebKey> keys) {

    /** @throws IOException if it is none */
    static KeySet parse(String json) throws IOException {
        try {
            return new KeySet(new JsonWebKeySet(json)
                    .getJsonWebKeys().stream()
                            .filter(PublicJsonWebKey.class::isInstance)
                            .map(PublicJsonWebKey.class::cast)
                            .filter(KeySet::isForSignatures)
                            .toList());
        } catch (JoseException e) {
            throw new IOException("the answer is no JSON Web Key Set", e);
        }
    }

    /** Returns the key of exactly that name; one that says what it is for is for nothing else. */
    Optional<PublicKey> find(@Nullable String id, String algorithm) {
        return keys.stream()
                .filter(key -> key.getKeyId() != null && key.getKeyId().equals(id))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                .map(PublicJsonWebKey::getPublicKey)
                .findFirst();
    }

    private static boolean isForSignatures(JsonWebKey key) {
        boolean used = key.getUse() == null || key.getUse().equals("sig");
        return used && (key.getKeyOps() == null || key.getKeyOps().contains("verify"));
    }
}
