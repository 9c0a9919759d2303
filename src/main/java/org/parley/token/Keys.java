package org.parley.token;

import java.net.URI;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The public keys of an issuer. */
public interface Keys {

    /** What there is where no token is believed. */
    Keys NONE = (id, algorithm) -> Optional.empty();

    /**
     * Returns those of the JSON Web Key Set at a URL.
     *
     * @param executor reads them: one thread is enough
     */
    static Keys at(URI address, Executor executor, LongSupplier nanoTime) {
        var remote = new RemoteText(nanoTime);
        return new RemoteKeys(() -> remote.get(address), executor, nanoTime);
    }

    /**
     * Returns the key that a signature must fit; may block.
     *
     * @param id what the token says in {@code kid}
     * @param algorithm what it says in {@code alg}
     * @throws org.parley.protocol.Refusal where the keys cannot be had now
     */
    Optional<PublicKey> find(@Nullable String id, String algorithm);
}
