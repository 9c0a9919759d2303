package org.parley.identity;

import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/**
 * Somebody whom a proxy in front has authenticated.
 *
 * @param name what the proxy calls them, which need not be fit to be shown
 */
public record ProxyPerson(String name) {

    private static final int ID_LENGTH = 20;

    /** Returns the person as others see them: the same id on every node and with every request. */
    public Person person() {
        String hash = Sha256.hex(name).substring(0, ID_LENGTH);
        return new Person(new UserId("p-" + hash), GivenName.shown(name), false);
    }
}
