package org.parley.account;

import org.parley.identity.Nickname;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/**
 * Somebody whom Parley itself knows.
 *
 * @param name what they log in with
 * @param displayName what others see
 * @param hash of the password, as Argon2 writes it (RFC 9106, the PHC string format)
 * @param admin whether they look after all of Parley
 */
record Account(UserId id, Nickname name, Nickname displayName, String hash, boolean admin) {

    Person person() {
        return new Person(id, displayName.value(), false);
    }

    @Override
    public String toString() {
        return "account " + id;
    }
}
