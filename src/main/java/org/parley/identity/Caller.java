package org.parley.identity;

import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls the API, and what came with the call. It travels as the request's principal.
 *
 * @param identity who it is
 * @param login the cookie of their login; null where there is none
 * @param address the network address that the call came from
 * @param encrypted whether it came by TLS, here or to a proxy in front
 * @param server the server's own login
 */
public record Caller(
        Identity identity, @Nullable LoginCookie login, String address, boolean encrypted, ServerLogin server)
        implements Principal {

    /** Returns the proof that the page is ours, for who came by a login. */
    public Optional<String> csrf() {
        return Optional.ofNullable(login).map(LoginCookie::csrf);
    }

    @Override
    public String getName() {
        return identity.getName();
    }
}
