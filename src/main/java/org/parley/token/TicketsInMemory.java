package org.parley.token;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.identity.Identity;

/** Keeps the tickets of a node that is alone. */
public final class TicketsInMemory implements TicketBook {

    private final Map<String, Identity> tickets = new ConcurrentHashMap<>();

    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public void keep(String hash, Identity owner) {
        tickets.put(hash, owner);
    }

    @Override
    public Optional<Identity> take(String hash) {
        return Optional.ofNullable(tickets.remove(hash));
    }

    @Override
    public void drop(Collection<String> hashes) {
        hashes.forEach(tickets::remove);
    }
}
