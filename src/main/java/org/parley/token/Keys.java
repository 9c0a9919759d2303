package org.parley.token;

import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public keys of the issuer. */
interface Keys {

    /** What there is where no token is believed. */
    Keys NONE = (id, algorithm) -> Optional.empty();

    /**
     * Returns the key that a signature must fit; may block.
     *
     * @param id what the token says in {@code kid}
     * @param algorithm what it says in {@code alg}
     * @throws org.parley.protocol.Refusal where the keys cannot be had now
     */
    Optional<PublicKey> find(@Nullable String id, String algorithm);
}
