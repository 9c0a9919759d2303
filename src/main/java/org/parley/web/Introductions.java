package org.parley.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.parley.account.People;
import org.parley.identity.Identity;
import org.parley.log.LogUnavailable;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;
import org.parley.room.GrantedRooms;

/**
 * Introduces people whom somebody vouches for: to the directory, where others find them, and to the rooms that follow from
 * their roles. At first sight, when something of it has changed, and every ten minutes. Blocks then. Thread-safe.
 */
@ApplicationScoped
public class Introductions {

    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 50_000;

    private final People people;
    private final GrantedRooms rooms;
    private final LongSupplier nanoTime;
    private final Map<UserId, Known> known = new ConcurrentHashMap<>();

    private record Known(Person person, Set<String> roles, long at) {}

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Introductions() {
        people = null;
        rooms = null;
        nanoTime = null;
    }

    /** Knows nobody yet. */
    @Inject
    public Introductions(People people, GrantedRooms rooms, LongSupplier nanoTime) {
        this.people = people;
        this.rooms = rooms;
        this.nanoTime = nanoTime;
    }

    /** Introduces somebody, and returns when that is done. */
    void of(Identity identity) {
        if (!identity.isVouchedFor()) {
            return;
        }
        Person person = identity.person();
        long now = nanoTime.getAsLong();
        Known before = known.get(person.id());
        if (before != null
                && before.person().equals(person)
                && before.roles().equals(identity.roles())
                && now - before.at() < AGAIN.toNanos()) {
            return;
        }
        people.note(person);
        await(identity);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(person.id(), new Known(person, identity.roles(), now));
    }

    private void await(Identity identity) {
        try {
            rooms.apply(identity).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            System.getLogger(Introductions.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the rooms of " + identity.person().id() + " are not settled",
                            e);
            throw new LogUnavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable(e);
        }
    }
}
