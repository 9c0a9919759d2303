package org.parley.identity;

import java.security.Principal;
import org.parley.protocol.Person;

/**
 * Who a request comes from, settled before anything is done for it.
 *
 * <p>It travels as the request's principal, because that is what every server carries from a filter to a socket; user
 * properties of the endpoint's configuration are shared between sockets on Open Liberty.
 *
 * @param person what others see; a guest's name may still get a number when a socket opens
 * @param source how we know
 * @param named whether the person chose that name
 */
public record Identity(Person person, Source source, boolean named) implements Principal {

    /** How somebody was recognised. */
    public enum Source {
        /** By a guest's cookie: the same person in every tab, and after a restart. */
        COOKIE,
        /** By a name alone: whoever says it is that person as long as nobody else is. */
        NAME,
        /** Not at all. */
        NONE
    }

    /** Returns the id, which is the principal's name. */
    @Override
    public String getName() {
        return person.id().value();
    }
}
