package org.parley.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Caller;
import org.parley.identity.Identity;
import org.parley.protocol.UserId;

/**
 * The caller, as the API tells it.
 *
 * @param named whether the person chose the name
 * @param account whether the person has an account of Parley's, with a password to change
 * @param csrf what the page sends with everything that changes something; null for who did not log in
 */
public record Me(
        UserId id,
        String name,
        boolean guest,
        boolean named,
        boolean account,
        List<String> roles,
        @Nullable String csrf) {

    private static final List<String> GUEST = List.of("guest");

    static Me of(Caller caller) {
        return of(caller.identity(), caller.csrf().orElse(null));
    }

    static Me of(Identity identity, @Nullable String csrf) {
        boolean guest = identity.person().guest();
        return new Me(
                identity.person().id(),
                identity.person().name(),
                guest,
                identity.named(),
                identity.source() == Identity.Source.ACCOUNT,
                guest ? GUEST : identity.roles().stream().sorted().toList(),
                csrf);
    }
}
