package org.parley.it.server;

import java.nio.file.Path;
import java.util.Map;

/**
 * A database that a server is to have a data source for, made by the scripts of {@code server-config}.
 *
 * @param driver its JDBC driver, which the server needs too
 */
public record NamedDatabase(Path driver, String url, String user, String password) {

    /** Returns what the scripts read. */
    public Map<String, String> environment() {
        return Map.of("PARLEY_DS_URL", url, "PARLEY_DS_USER", user, "PARLEY_DS_PASSWORD", password);
    }
}
