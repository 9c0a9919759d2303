package org.parley.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/**
 * Recognises guests: by the cookie, by a name, or not at all. Thread-safe.
 *
 * <p>A guest proves nothing but that they are the same as before; accounts do that.
 */
@ApplicationScoped
public class Guests {

    /** How those are called who chose no name. */
    private static final String UNNAMED = "Guest ";

    private static final int NUMBERS = 100_000;

    private final SecureRandom random = new SecureRandom();
    private final String salt = GuestCookie.fresh(random).secret();

    /**
     * Recognises a guest. A name that is given wins over a cookie with another one: who says a name means it.
     *
     * @param cookie the guest's cookie, or null
     * @param name the nickname that was given with the request, or null
     */
    public Identity recognise(@Nullable GuestCookie cookie, @Nullable Nickname name) {
        if (name != null && (cookie == null || !name.equals(cookie.name()))) {
            return named(name);
        }
        return cookie == null ? anonymous() : of(cookie);
    }

    /** Returns a new guest. */
    public GuestCookie fresh() {
        return GuestCookie.fresh(random);
    }

    /** Returns the guest of a cookie. */
    public Identity of(GuestCookie cookie) {
        Nickname name = cookie.name();
        String shown = name == null ? unnamed(cookie.id()) : name.value();
        return Identity.guest(new Person(cookie.id(), shown, true), Identity.Source.COOKIE, name != null);
    }

    /** Returns the guest of a name; the id is the name's, so that a repeat after a reconnect is recognised. */
    static Identity named(Nickname name) {
        var id = new UserId("n-" + GuestCookie.hash(name.value().toLowerCase(Locale.ROOT)));
        return Identity.guest(new Person(id, name.value(), true), Identity.Source.NAME, true);
    }

    /**
     * Recognises somebody who brings nothing and opens no socket: whoever calls from one address is one person, so that
     * one allowance is theirs. The id does not tell the address: it is salted anew at each start.
     */
    public Identity stranger(String address) {
        var id = new UserId("a-" + GuestCookie.hash(salt + address));
        return Identity.guest(new Person(id, unnamed(id), true), Identity.Source.NONE, false);
    }

    /** Returns somebody who may not come in. */
    public Identity outside(String address) {
        return Identity.guest(stranger(address).person(), Identity.Source.STRANGER, false);
    }

    /** Returns somebody who may still show a ticket. */
    public Identity awaited(String address) {
        return Identity.guest(stranger(address).person(), Identity.Source.AWAITED, false);
    }

    private static String unnamed(UserId id) {
        return UNNAMED + Math.floorMod(id.hashCode(), NUMBERS);
    }

    private Identity anonymous() {
        return Identity.guest(of(fresh()).person(), Identity.Source.NONE, false);
    }
}
