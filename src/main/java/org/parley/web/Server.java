package org.parley.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern OFFERS = Pattern.compile("^(Basic|Digest|Negotiate) ", Pattern.CASE_INSENSITIVE);
    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    /** Returns whom the server has authenticated already: FORM, BASIC, a certificate, SPNEGO, single sign-on. */
    Optional<Identity> authenticated() {
        return person().map(
                        person -> new Identity(person.person(), Identity.Source.CONTAINER, true, person.roles(), null));
    }

    /**
     * Has the server look at what came in the header {@code Authorization}: without a constraint most do not by themselves.
     *
     * @return false where it has answered already
     */
    boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        return !isOffered() || request.getUserPrincipal() != null || request.authenticate(response);
    }

    /**
     * Has the server ask who it is, in its own way.
     *
     * @return false where it has answered already
     */
    boolean challenge(HttpServletResponse response) throws IOException, ServletException {
        try {
            return request.authenticate(response);
        } catch (ServletException e) {
            if (response.isCommitted() || request.getHeader("Authorization") != null) {
                throw e;
            }
            // Undertow throws where its mechanism waits to be asked by us (UT010032,
            // HttpServletRequestImpl.authenticate).
            response.setHeader("WWW-Authenticate", "Basic realm=\"Parley\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return false;
        }
    }

    /** A token of the scheme {@code Bearer} is for us. */
    private boolean isOffered() {
        String header = request.getHeader("Authorization");
        return header != null && OFFERS.matcher(header).find();
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
            // The login is ours from here on: nothing of it is to stay in a session of the server's.
            logout();
        }
    }

    @Override
    public void logout() {
        try {
            request.logout();
        } catch (ServletException e) {
            LOG.log(System.Logger.Level.DEBUG, "nothing to log out", e);
        }
    }

    /** Returns whom the server has authenticated. */
    Optional<ServerPerson> person() {
        return name(request.getUserPrincipal()).map(name -> new ServerPerson(name, rolesOfCaller()));
    }

    private Set<String> rolesOfCaller() {
        Set<String> groups = roles.isEmpty() ? Set.of() : Groups.ofCaller();
        return roles.stream()
                .filter(role -> groups.contains(role) || request.isUserInRole(role))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Payara calls those whom nobody knows by a name too. */
    private static Optional<String> name(@Nullable Principal principal) {
        return Optional.ofNullable(principal)
                .map(Principal::getName)
                .filter(name -> !name.isBlank() && !name.equalsIgnoreCase("ANONYMOUS"));
    }
}
