package org.parley.run;

import java.util.Optional;

/**
 * Where people reach this server.
 *
 * @param scheme {@code http} or {@code https}
 */
record Address(String scheme, int port) {

    /**
     * Asks the server. No portable API tells an application its port, so each server is asked in its own way; the portable
     * one is the setting {@code parley.port}.
     *
     * @return empty where the server does not say, or does not listen yet
     */
    static Optional<Address> ofServer() {
        return JmxAddress.find().or(GlassFishAddress::find);
    }

    /** Returns the URL of a context path, with a slash at its end. */
    String url(String contextPath) {
        return scheme + "://localhost:" + port + contextPath + "/";
    }
}
