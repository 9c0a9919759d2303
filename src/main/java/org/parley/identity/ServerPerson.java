package org.parley.identity;

import java.util.Set;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/**
 * Somebody whom the server knows.
 *
 * @param name what the server calls them, which need not be fit to be shown
 * @param roles those of the server's roles that are asked for and that they have
 */
public record ServerPerson(String name, Set<String> roles) {

    private static final int ID_LENGTH = 20;

    /** Returns the person as others see them: the same id on every node and after every login. */
    public Person person() {
        return new Person(new UserId("c-" + Sha256.hex(name).substring(0, ID_LENGTH)), GivenName.shown(name), false);
    }
}
