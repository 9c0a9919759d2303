package org.parley.identity;

import java.util.Optional;

/** The server's own login, for the request at hand: whatever realm the administrator has given it. */
public interface ServerLogin {

    /** What there is where people do not come in through the server. */
    ServerLogin NONE = new ServerLogin() {
        @Override
        public Optional<ServerPerson> login(String name, String password) {
            return Optional.empty();
        }

        @Override
        public void logout() {
            // It knows nobody.
        }
    };

    /**
     * Asks the server whether it knows somebody by that name and password: blocks, for a directory may be far away. Only on
     * the request's own thread.
     */
    Optional<ServerPerson> login(String name, String password);

    /** Has the server forget whom it has authenticated. */
    void logout();
}
