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
        return new Person(new UserId("c-" + Sha256.hex(name).substring(0, ID_LENGTH)), shown(), false);
    }

    /** A directory has names that nobody chose, such as a certificate's: what of one cannot be shown is left out. */
    private String shown() {
        try {
            return Nickname.parse(name).value();
        } catch (InvalidNickname e) {
            String plain = name.replaceAll("[^A-Za-z0-9 .@_-]", "");
            String cut = plain.substring(0, Math.min(plain.length(), Nickname.MAX_LENGTH));
            return cut.matches(".*[A-Za-z0-9].*") ? Nickname.parse(cut).value() : "Somebody";
        }
    }
}
