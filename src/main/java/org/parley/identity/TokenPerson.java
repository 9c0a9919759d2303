package org.parley.identity;

import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/**
 * Somebody whom an issuer of tokens knows.
 *
 * @param issuer who vouches for them
 * @param subject what the issuer calls them for ever
 * @param name what others call them, which need not be fit to be shown
 */
public record TokenPerson(String issuer, String subject, String name) {

    private static final int ID_LENGTH = 20;

    /** Returns the person as others see them: the same id on every node and by every token. */
    public Person person() {
        // An issuer has no line feed, so no two pairs make the same text.
        String hash = Sha256.hex(issuer + "\n" + subject).substring(0, ID_LENGTH);
        return new Person(new UserId("b-" + hash), GivenName.shown(name), false);
    }
}
