package org.parley.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.protocol.Person;

/**
 * The names in use on this node: two people who look alike get a number. Thread-safe.
 *
 * <p>A guest with a cookie may use their name in many tabs at once; a name alone belongs to one connection.
 */
@ApplicationScoped
public class Nicknames {

    private static final int IN_ORDER = 20;
    private static final int NUMBERS = 100_000;

    private final Map<String, Holder> holders = new HashMap<>();

    private record Holder(Object owner, int claims) {}

    /** A name in use, until it is closed. */
    public final class Claim implements AutoCloseable {

        private final Person person;
        private final Set<String> looks;
        private final Object owner;

        private Claim(Person person, Set<String> looks, Object owner) {
            this.person = person;
            this.looks = looks;
            this.owner = owner;
        }

        /** Returns the person by the name that they got. */
        public Person person() {
            return person;
        }

        @Override
        public void close() {
            release(looks, owner);
        }
    }

    /** Takes the person's name into use, with a number where somebody else has it. */
    public Claim claim(Identity identity) {
        if (identity.isVouchedFor()) {
            return claim(identity.person());
        }
        boolean byName = identity.source() == Identity.Source.NAME;
        Object owner = byName ? new Object() : identity.person().id();
        Nickname wanted = Nickname.parse(identity.person().name());
        Nickname free = wanted;
        // Found outside the lock, which everybody who comes or goes needs.
        Set<String> looks = looks(free);
        int number = 1;
        while (!take(looks, owner)) {
            free = wanted.numbered(next(++number));
            looks = looks(free);
        }
        Person known = identity.person();
        Person person = byName ? Guests.named(free).person() : new Person(known.id(), free.value(), known.guest());
        return new Claim(person, looks, owner);
    }

    /** Who is vouched for keeps their name, also where a guest has taken it before. */
    private Claim claim(Person person) {
        Set<String> looks = looks(Nickname.parse(person.name()));
        return new Claim(person, take(looks, person.id()) ? looks : Set.of(), person.id());
    }

    /** Returns the name, with a number where somebody other than this guest has it now. */
    public Nickname free(Nickname wanted, GuestCookie guest) {
        return free(wanted, (Object) guest.id());
    }

    /** Returns who somebody is who gives only a name and opens no socket: nobody who has an open one. */
    public Identity besides(Identity identity) {
        return identity.source() == Identity.Source.NAME
                ? Guests.named(free(Nickname.parse(identity.person().name()), new Object()))
                : identity;
    }

    private Nickname free(Nickname wanted, Object owner) {
        Nickname free = wanted;
        int number = 1;
        while (taken(looks(free), owner)) {
            free = wanted.numbered(next(++number));
        }
        return free;
    }

    private synchronized boolean take(Set<String> looks, Object owner) {
        if (taken(looks, owner)) {
            return false;
        }
        for (String look : looks) {
            holders.merge(look, new Holder(owner, 1), (held, one) -> new Holder(owner, held.claims() + 1));
        }
        return true;
    }

    private synchronized void release(Set<String> looks, Object owner) {
        for (String look : looks) {
            holders.computeIfPresent(
                    look, (key, held) -> held.claims() == 1 ? null : new Holder(owner, held.claims() - 1));
        }
    }

    private synchronized boolean taken(Set<String> looks, Object owner) {
        return looks.stream()
                .map(holders::get)
                .anyMatch(holder -> holder != null && !holder.owner().equals(owner));
    }

    /** How the name looks with and without its capitals: it is taken where either is. */
    private static Set<String> looks(Nickname name) {
        return Stream.of(name.skeleton(), name.writtenSkeleton()).collect(Collectors.toSet());
    }

    /** The first few in order; where very many want one name, anywhere. */
    private static int next(int number) {
        return number <= IN_ORDER ? number : ThreadLocalRandom.current().nextInt(IN_ORDER + 1, NUMBERS);
    }
}
