package org.parley.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.identity.Identity;
import org.parley.identity.ServerLogin;
import org.parley.identity.ServerPerson;

/**
 * What the server knows of who sends a request: whom it has authenticated, by whatever the administrator has told it, and
 * whom its realm knows (Jakarta Servlet 5, section 13.3).
 *
 * @param roles those that are asked for: no server tells which there are
 */
record Server(HttpServletRequest request, Set<String> roles) implements ServerLogin {

    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    /** Returns whom the server has authenticated already: FORM, BASIC, a certificate, SPNEGO, single sign-on. */
    Optional<Identity> authenticated() {
        return person().map(
                        person -> new Identity(person.person(), Identity.Source.CONTAINER, true, person.roles(), null));
    }

    @Override
    public Optional<ServerPerson> login(String name, String password) {
        try {
            if (request.getUserPrincipal() != null) {
                request.logout();
            }
            request.login(name, password);
            return person();
        } catch (ServletException e) {
            // A wrong password and a realm that is out of order look the same; the server's own log tells them apart.
            LOG.log(System.Logger.Level.DEBUG, "the server knows nobody by that name and password", e);
            return Optional.empty();
        } finally {
            forget();
        }
    }

    /** The login is ours from here on: nothing of it is to stay in a session of the server's. */
    private void forget() {
        try {
            request.logout();
        } catch (ServletException e) {
            LOG.log(System.Logger.Level.DEBUG, "nothing to log out", e);
        }
    }

    private Optional<ServerPerson> person() {
        Principal principal = request.getUserPrincipal();
        return name(principal)
                .map(name -> new ServerPerson(
                        name, roles.stream().filter(request::isUserInRole).collect(Collectors.toUnmodifiableSet())));
    }

    /** Payara calls those whom nobody knows by a name too. */
    private static Optional<String> name(@Nullable Principal principal) {
        return Optional.ofNullable(principal)
                .map(Principal::getName)
                .filter(name -> !name.isBlank() && !name.equalsIgnoreCase("ANONYMOUS"));
    }
}
