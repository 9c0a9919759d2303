package org.parley.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.account.Accounts;
import org.parley.account.Sessions;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Way;
import org.parley.identity.Caller;
import org.parley.identity.GuestCookie;
import org.parley.identity.Guests;
import org.parley.identity.Identity;
import org.parley.identity.InvalidNickname;
import org.parley.identity.LoginCookie;
import org.parley.identity.Nickname;
import org.parley.identity.Nicknames;
import org.parley.identity.ProxyPolicy;
import org.parley.identity.ServerLogin;
import org.parley.token.BearerTokens;

/**
 * Finds out who sends a request: whom the server or a proxy has authenticated, who has logged in or brings a token, or a guest. Blocks. Thread-safe.
 */
@ApplicationScoped
public class Recognition {

    /** The token may be missing, which is as wrong as any other. */
    private static final Pattern BEARER = Pattern.compile("Bearer(?:\\s+(.*))?", Pattern.CASE_INSENSITIVE);

    private final ChatConfig.Auth auth;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Guests guests;
    private final Nicknames nicknames;
    private final Introductions introductions;
    private final BearerTokens tokens;
    private final ProxyPolicy proxies;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected Recognition() {
        auth = null;
        sessions = null;
        accounts = null;
        guests = null;
        nicknames = null;
        introductions = null;
        tokens = null;
        proxies = null;
    }

    /** Knows nobody yet. */
    @Inject
    public Recognition(
            ChatConfig config,
            Sessions sessions,
            Accounts accounts,
            Guests guests,
            Nicknames nicknames,
            BearerTokens tokens,
            Introductions introductions) {
        this.auth = config.auth();
        this.sessions = sessions;
        this.accounts = accounts;
        this.guests = guests;
        this.nicknames = nicknames;
        this.introductions = introductions;
        this.tokens = tokens;
        this.proxies = new ProxyPolicy(auth.proxy());
    }

    /** Returns whether a request carries something that only a browser sends unasked, and so for any page. */
    boolean isKnownUnasked(HttpServletRequest request) {
        return Cookies.guest(request).isPresent()
                || Cookies.login(request).isPresent()
                || proxied(request).isPresent()
                || (auth.allows(Way.CONTAINER)
                        && request.getHeader("Authorization") == null
                        && server(request).authenticated().isPresent());
    }

    /**
     * Has the server look at what a request offers for a proof, where people come in through the server.
     *
     * @return false where it has answered already
     */
    boolean authenticate(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        return !auth.allows(Way.CONTAINER) || server(request).authenticate(response);
    }

    /**
     * Has the server ask for a proof, in its own way, and begins a login with it.
     *
     * @return nothing where the server has answered already
     */
    Optional<LoginCookie> challenge(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        return server(request).challenge(response) ? server(request).person().map(sessions::begin) : Optional.empty();
    }

    /** Returns whether people come in through the server. */
    boolean asksServer() {
        return auth.allows(Way.CONTAINER);
    }

    /**
     * Returns who wants a socket. The name is claimed when it opens.
     *
     * @throws InvalidNickname where the name that was given cannot be one
     * @throws org.parley.token.InvalidToken where a token was given that opens nothing
     */
    Identity handshake(HttpServletRequest request) {
        Optional<LoginCookie> cookie = Cookies.login(request);
        return known(request, cookie)
                // A socket of somebody whose login has ended is told so, and is no guest's.
                .or(() -> cookie.map(ended -> guests.outside(address(request))))
                .orElseGet(() -> mayShowTicket(request) ? guests.awaited(address(request)) : guest(request));
    }

    /** Where guests are let in, nobody waits for a ticket unless the client says that one will come. */
    private boolean mayShowTicket(HttpServletRequest request) {
        return !auth.allows(Way.GUEST) || parameter(request.getQueryString(), "hello") != null;
    }

    /**
     * Returns who calls the API. A call is over too soon to claim a name; it only steps aside.
     *
     * @throws InvalidNickname where the name that was given cannot be one
     * @throws org.parley.token.InvalidToken where a token was given that opens nothing
     */
    Caller caller(HttpServletRequest request) {
        Optional<LoginCookie> cookie = Cookies.login(request);
        Identity identity = known(request, cookie).orElseGet(() -> {
            Identity guest = guest(request);
            return guest.source() == Identity.Source.NONE
                    ? guests.stranger(address(request))
                    : nicknames.besides(guest);
        });
        return new Caller(
                identity,
                identity.session() == null ? null : cookie.orElse(null),
                address(request),
                isEncrypted(request),
                auth.allows(Way.CONTAINER) ? server(request) : ServerLogin.NONE);
    }

    private Server server(HttpServletRequest request) {
        return new Server(request, auth.roles());
    }

    /**
     * A token first: nothing sends one unasked, so it is meant. Then our own login: it can end, and a browser that was asked
     * by the server says its password with everything.
     */
    private Optional<Identity> known(HttpServletRequest request, Optional<LoginCookie> cookie) {
        return bearer(request)
                .or(() -> cookie.flatMap(sessions::find))
                .or(() -> proxied(request))
                .or(() -> auth.allows(Way.CONTAINER) ? server(request).authenticated() : Optional.empty());
    }

    private Optional<Identity> proxied(HttpServletRequest request) {
        return auth.allows(Way.PROXY)
                ? proxies.person(
                                request.getRemoteAddr(),
                                headers(request, auth.proxy().user()))
                        .map(one -> new Identity(one.person(), Identity.Source.PROXY, true, Set.of(), null))
                : Optional.empty();
    }

    /** Returns the address of who calls, also where a proxy that is believed stands between. */
    String address(HttpServletRequest request) {
        return proxies.address(request.getRemoteAddr(), headers(request, "X-Forwarded-For"));
    }

    /** Returns whether a request came by TLS, also where a proxy that is believed has ended it. */
    boolean isEncrypted(HttpServletRequest request) {
        return proxies.isEncrypted(request.getRemoteAddr(), request.isSecure(), headers(request, "X-Forwarded-Proto"));
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private Optional<Identity> bearer(HttpServletRequest request) {
        return auth.allows(Way.BEARER)
                ? Optional.ofNullable(request.getHeader("Authorization"))
                        .map(header -> BEARER.matcher(header.strip()))
                        .filter(Matcher::matches)
                        .map(header -> tokens.identify(Objects.requireNonNullElse(header.group(1), "")))
                : Optional.empty();
    }

    private Identity guest(HttpServletRequest request) {
        Nickname given = nickname(request.getQueryString());
        if (!auth.allows(Way.GUEST)) {
            return guests.outside(address(request));
        }
        GuestCookie cookie = Cookies.guest(request).orElse(null);
        Nickname name = given == null ? null : accounts.besides(given);
        if (name == null && cookie != null && cookie.name() != null) {
            cookie = cookie.named(accounts.besides(cookie.name()));
        }
        return guests.recognise(cookie, name);
    }

    private static @Nullable Nickname nickname(@Nullable String query) {
        String name = parameter(query, "name");
        return name == null ? null : Nickname.parse(name);
    }

    /** From the query alone: asking the request for parameters could swallow a body. What cannot be read is empty. */
    private static @Nullable String parameter(@Nullable String query, String name) {
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            if (pair.startsWith(name + "=") && pair.length() > name.length() + 1) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return null;
    }

    /** Returns the principal that goes on to whoever answers. */
    Principal principal(HttpServletRequest request, boolean handshake) {
        Principal principal = handshake ? handshake(request) : caller(request);
        introductions.of(principal instanceof Caller caller ? caller.identity() : (Identity) principal);
        return principal;
    }
}
