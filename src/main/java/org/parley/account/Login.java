package org.parley.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Identity;
import org.parley.identity.SessionId;
import org.parley.protocol.UserId;

/**
 * That somebody has logged in, and not yet out.
 *
 * @param voucher who knows them; null for who has an account of Parley's
 */
record Login(SessionId id, UserId user, @Nullable Voucher voucher) {

    /**
     * What somebody else said of a person: there is no account to ask again.
     *
     * @param source the server, or an OpenID provider
     * @param name which need not be fit to be shown
     * @param roles those that are asked for
     */
    record Voucher(Identity.Source source, String name, Set<String> roles) {}
}
