package org.parley.it.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server is given besides the application.
 *
 * @param database what it has a data source for; null where it has none
 * @param person whom it knows; null where it knows nobody
 * @param tls where it speaks TLS; null where it does not
 * @param portal another application, into which people log in, and whose logins count in all; null where it has none
 */
public record Extras(
        @Nullable NamedDatabase database,
        @Nullable Tls tls,
        @Nullable KnownPerson person,
        @Nullable Path portal) {

    static final Extras NONE = new Extras(null, null, null, null);

    /** Returns the variables that the scripts read. */
    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>();
        if (database != null) {
            all.putAll(database.environment());
        }
        if (tls != null) {
            all.putAll(tls.environment());
        }
        if (person != null) {
            all.putAll(person.environment());
        }
        return all;
    }
}
