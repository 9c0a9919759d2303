package org.parley.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * @param roles what the person is besides: those of the server's roles that are asked for, and {@link #ADMIN}
 * @param session the login that the person came by; null where there is none
 * @param expires when what the person came by ends by itself; null where it does not
 */
public record Identity(
        Person person,
        Source source,
        boolean named,
        Set<String> roles,
        @Nullable SessionId session,
        @Nullable Instant expires)
        implements Principal {

    /** The role of those who look after all of Parley. */
    public static final String ADMIN = "parley-admin";

    private static final Set<Source> VOUCHED =
            Set.of(Source.ACCOUNT, Source.CONTAINER, Source.BEARER, Source.OPENID, Source.PROXY);

    /** How somebody was recognised. */
    public enum Source {
        /** By a login with an account of Parley's. */
        ACCOUNT,
        /** By the server. */
        CONTAINER,
        /** By a token of an issuer that is believed. */
        BEARER,
        /** By a login through an OpenID provider. */
        OPENID,
        /** By a proxy in front. */
        PROXY,
        /** By a guest's cookie: the same person in every tab, and after a restart. */
        COOKIE,
        /** By a name alone: whoever says it is that person as long as nobody else is. */
        NAME,
        /** Not at all. */
        NONE,
        /** Not yet: a socket on which a ticket may follow. */
        AWAITED,
        /** By nothing that opens anything here: a login that has ended, or none where one is needed. */
        STRANGER
    }

    /** Somebody who came by what does not end by itself. */
    public Identity(Person person, Source source, boolean named, Set<String> roles, @Nullable SessionId session) {
        this(person, source, named, roles, session, null);
    }

    /** Somebody whom nobody vouches for. */
    static Identity guest(Person person, Source source, boolean named) {
        return new Identity(person, source, named, Set.of(), null);
    }

    /** Returns whether somebody vouches for the person: Parley, the server, an issuer of tokens, an OpenID provider, or a proxy in front. */
    public boolean isVouchedFor() {
        return VOUCHED.contains(source);
    }

    /** Returns whether what the person came by has ended by itself. */
    public boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** Returns the id, which is the principal's name. */
    @Override
    public String getName() {
        return person.id().value();
    }
}
