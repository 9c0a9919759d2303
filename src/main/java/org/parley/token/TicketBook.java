package org.parley.token;

import java.util.Collection;
import java.util.Optional;
import org.parley.identity.Identity;

/** Where tickets are kept, by the hashes of their texts. Thread-safe. */
public interface TicketBook {

    /** Returns whether calls block. */
    boolean waits();

    /** Keeps one. */
    void keep(String hash, Identity owner);

    /** Takes one out, and returns whose it was: of all who ask for it at once, one gets it. */
    Optional<Identity> take(String hash);

    /** Forgets some. */
    void drop(Collection<String> hashes);

    /** Forgets those of nodes that are gone. */
    default void tidy() {}
}
