package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Way;
import org.parley.identity.Caller;
import org.parley.identity.Identity;
import org.parley.identity.InvalidNickname;
import org.parley.identity.LoginCookie;
import org.parley.identity.OriginPolicy;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.socket.Connections;
import org.parley.token.InvalidToken;

/**
 * Settles, before a handshake or a call of the API, that the path is one of ours, that the page may ask, and who asks.
 *
 * <p>The identity goes on as the request's principal. Nothing here trusts the server's own constraints: they have been
 * bypassed for WebSockets (CVE-2026-76183).
 */
public final class Gate extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final System.Logger LOG = System.getLogger(Gate.class.getName());
    private static final String CHAT = "/chat/";

    /** Answered as a handshake would be, and never upgraded: for whoever looks what a proxy makes of one. */
    private static final String REHEARSAL = "/health/ws";

    private static final Pattern API = Pattern.compile("/api(?!/application[.]wadl)(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?");

    /** Where people come who are not in yet. */
    private static final Set<String> OPEN = Set.of("/api/session", "/api/accounts");

    @Inject
    @Nullable
    transient Recognition recognition;

    @Inject
    @Nullable
    transient ChatConfig config;

    @Inject
    @Nullable
    transient FrameCodec codec;

    @Inject
    @Nullable
    transient Connections connections;

    @Inject
    @Nullable
    transient LongSupplier nanoTime;

    @Inject
    @Nullable
    transient CallLimit calls;

    private transient @Nullable OriginPolicy origins;
    private transient @Nullable Refusals refusals;
    private transient @Nullable Complaints complaints;

    @Override
    public void init() {
        ChatConfig decided = Objects.requireNonNull(config);
        origins = new OriginPolicy(decided.origins());
        refusals = new Refusals(Objects.requireNonNull(codec), decided.auth().allows(Way.BEARER));
        complaints =
                new Complaints(Objects.requireNonNull(nanoTime), line -> LOG.log(System.Logger.Level.WARNING, line));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        boolean handshake = isHandshake(request);
        // The raw path: nothing of ours needs escaping, so whatever is escaped, doubled or decorated is not ours. The
        // server compares the decoded path, and would let /%63hat/lobby through as no handshake.
        boolean ours = handshake
                ? RoomId.parse(path.substring(CHAT.length())).isPresent() && !request.isRequestedSessionIdFromURL()
                : API.matcher(path).matches();
        boolean rehearsal = path.equals(REHEARSAL);
        if (!ours && !handshake && !rehearsal && !isDisguised(request)) {
            // A file of the page, or the health.
            chain.doFilter(request, response);
            return;
        }
        if (!ours && !rehearsal) {
            refusing().send(response, HttpServletResponse.SC_NOT_FOUND, "Not Found", "no such path", "not_found");
            return;
        }
        if (!handshake && !rehearsal && isForTheLibrary(request)) {
            refusing()
                    .send(
                            response,
                            HttpServletResponse.SC_BAD_REQUEST,
                            "Bad Request",
                            "not a query of ours",
                            "bad_request");
            return;
        }
        boolean socket = handshake || rehearsal;
        if (socket && Objects.requireNonNull(connections).isDraining()) {
            refusing().unavailable(response, "this server is about to stop");
            return;
        }
        Optional<Obstacle> obstacle = obstacle(request, socket);
        if (obstacle.isPresent()) {
            if (!rehearsal) {
                report(obstacle.get(), request);
            }
            refuse(response, obstacle.get());
            return;
        }
        if (rehearsal) {
            chain.doFilter(request, response);
            return;
        }
        if (!who().authenticate(request, response)) {
            return;
        }
        Principal principal;
        try {
            principal = who().principal(request, handshake);
            if (principal instanceof Caller caller) {
                Objects.requireNonNull(calls).count(caller);
                requireRight(request, path, caller);
            }
        } catch (InvalidNickname | InvalidToken | Refusal | LogUnavailable | OutcomeUnknown e) {
            refusing().send(response, e);
            return;
        }
        chain.doFilter(new Recognised(request, principal), response);
    }

    /**
     * Refuses who may not come in, and pages of others that use somebody's cookie (OWASP, Cross-Site Request Forgery
     * Prevention). To log in one needs neither: there the origin is enough.
     */
    private static void requireRight(HttpServletRequest request, String path, Caller caller) {
        boolean comesIn =
                request.getMethod().equals("GET") || request.getMethod().equals("POST");
        if (comesIn && OPEN.contains(path)) {
            return;
        }
        if (caller.identity().source() == Identity.Source.STRANGER) {
            throw new Refusal(ErrorCode.UNAUTHORIZED, "log in first");
        }
        LoginCookie login = caller.login();
        if (writes(request) && login != null && !login.isCsrf(request.getHeader(LoginCookie.CSRF_HEADER))) {
            throw new Refusal(
                    ErrorCode.FORBIDDEN, "the header " + LoginCookie.CSRF_HEADER + " must say what the login said");
        }
    }

    /** Whether a request is for a socket, by its raw path. */
    static boolean isHandshake(HttpServletRequest request) {
        return path(request).startsWith(CHAT);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** Whether the server will take the request for one of ours though its path does not look like it. */
    private static boolean isDisguised(HttpServletRequest request) {
        String decoded = RequestPath.of(request);
        return decoded.startsWith(CHAT) || decoded.startsWith("/api") || request.getHeader("Sec-WebSocket-Key") != null;
    }

    /**
     * Whether a query speaks to the library that answers, and not to us: CXF, on TomEE, describes the API to whoever asks for
     * {@code ?_wadl} (its WadlGenerator), and knows more such words.
     */
    private static boolean isForTheLibrary(HttpServletRequest request) {
        if (request.getMethod().equals("OPTIONS")) {
            // Jersey, on Payara and GlassFish, describes the API to who asks so (its WadlModelProcessor), and at
            // /application.wadl.
            return true;
        }
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        // All names of ours are of letters; an escaped one is none of ours either.
        return !Arrays.stream(query.split("&", -1))
                .map(pair -> pair.replaceFirst("=.*", ""))
                .allMatch(name -> name.chars().allMatch(c -> c >= 'a' && c <= 'z'));
    }

    private Optional<Obstacle> obstacle(HttpServletRequest request, boolean socket) {
        Optional<Obstacle> eaten = socket ? Obstacle.toUpgrade(request) : Optional.empty();
        boolean asked = socket || (writes(request) && request.getHeader("Origin") != null);
        return eaten.isPresent() || !asked
                ? eaten
                : Obstacle.toOrigin(Objects.requireNonNull(origins), request, who().isKnownUnasked(request));
    }

    private static boolean writes(HttpServletRequest request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    }

    private Recognition who() {
        return Objects.requireNonNull(recognition);
    }

    private Refusals refusing() {
        return Objects.requireNonNull(refusals);
    }

    /** Tells the administrator; not of somebody who opened a socket's address as if it were a page. */
    private void report(Obstacle obstacle, HttpServletRequest request) {
        if (obstacle.isOrigin() || request.getHeader("Sec-WebSocket-Key") != null) {
            Objects.requireNonNull(complaints).tell(obstacle, obstacle.remedy(request));
        }
    }

    private void refuse(HttpServletResponse response, Obstacle obstacle) throws IOException {
        if (!obstacle.isOrigin()) {
            // RFC 9110 section 15.5.22.
            response.setHeader("Upgrade", "websocket");
        }
        String code = obstacle.isOrigin() ? "forbidden" : null;
        refusing().send(response, obstacle.status(), obstacle.title(), obstacle.detail(), code);
    }

    /** A request of somebody. */
    private static final class Recognised extends HttpServletRequestWrapper {

        private final Principal principal;

        Recognised(HttpServletRequest request, Principal principal) {
            super(request);
            this.principal = principal;
        }

        @Override
        public Principal getUserPrincipal() {
            return principal;
        }

        /** The address: Tyrus asks for the name at each handshake, and a server would ask the DNS for it. */
        @Override
        public String getLocalName() {
            return getLocalAddr();
        }

        @Override
        public String getRemoteUser() {
            return principal.getName();
        }
    }
}
