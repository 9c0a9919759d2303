package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.identity.GuestCookie;
import org.parley.identity.Guests;
import org.parley.identity.Identity;
import org.parley.identity.InvalidNickname;
import org.parley.identity.Nickname;
import org.parley.identity.Nicknames;
import org.parley.identity.OriginPolicy;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Problem;
import org.parley.protocol.RoomId;
import org.parley.socket.Connections;

/**
 * Settles, before a handshake or a call of the API, that the path is one of ours, that the page may ask, and who asks.
 *
 * <p>The identity goes on as the request's principal. Nothing here trusts the server's own constraints: they have been
 * bypassed for WebSockets (CVE-2026-76183).
 */
public final class Gate extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final System.Logger LOG = System.getLogger(Gate.class.getName());
    private static final int UNPROCESSABLE = 422;
    private static final String CHAT = "/chat/";
    private static final Pattern API = Pattern.compile("/api(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?");

    @Inject
    @Nullable
    transient Guests guests;

    @Inject
    @Nullable
    transient ChatConfig config;

    @Inject
    @Nullable
    transient Nicknames nicknames;

    @Inject
    @Nullable
    transient FrameCodec codec;

    @Inject
    @Nullable
    transient Connections connections;

    private transient @Nullable OriginPolicy origins;

    @Override
    public void init() {
        origins = new OriginPolicy(Objects.requireNonNull(config).origins());
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
        if (!ours && !handshake && !isDisguised(request)) {
            // A file of the page, or the health.
            chain.doFilter(request, response);
            return;
        }
        if (!ours) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "Not Found", "no such path", "not_found");
            return;
        }
        if (handshake && Objects.requireNonNull(connections).isDraining()) {
            response.setHeader("Retry-After", "1");
            refuse(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Service Unavailable",
                    "this server is about to stop",
                    "unavailable");
            return;
        }
        Optional<GuestCookie> cookie = Cookies.guest(request);
        String origin = request.getHeader("Origin");
        boolean writes =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        if ((handshake || (writes && origin != null))
                && !Objects.requireNonNull(origins).allows(origin, request.getHeader("Host"), cookie.isPresent())) {
            LOG.log(System.Logger.Level.INFO, "refused the origin {0}", LogText.escape(String.valueOf(origin)));
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "Forbidden", "this origin is not allowed", "forbidden");
            return;
        }
        Nickname name;
        try {
            name = nickname(request.getQueryString());
        } catch (InvalidNickname e) {
            refuse(response, UNPROCESSABLE, "Unprocessable Content", e.getMessage(), "bad_name");
            return;
        }
        Identity identity = Objects.requireNonNull(guests).recognise(cookie.orElse(null), name);
        if (!handshake) {
            // A socket claims its name when it opens; a call is over too soon for that, and only steps aside.
            identity = identity.source() == Identity.Source.NONE
                    ? guests.stranger(request.getRemoteAddr())
                    : Objects.requireNonNull(nicknames).besides(identity);
        }
        chain.doFilter(new Recognised(request, identity), response);
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
        String decoded = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return decoded.startsWith(CHAT) || decoded.startsWith("/api") || request.getHeader("Sec-WebSocket-Key") != null;
    }

    private void refuse(HttpServletResponse response, int status, String title, @Nullable String detail, String code)
            throws IOException {
        SecurityHeaders.set(response);
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(Objects.requireNonNull(codec).encodeBody(new Problem(status, title, detail, code)));
    }

    /** From the query alone: asking the request for parameters could swallow a body. */
    private static @Nullable Nickname nickname(@Nullable String query) {
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            if (pair.startsWith("name=") && pair.length() > "name=".length()) {
                try {
                    return Nickname.parse(URLDecoder.decode(pair.substring("name=".length()), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    return Nickname.parse("");
                }
            }
        }
        return null;
    }

    /** A request of somebody. */
    private static final class Recognised extends HttpServletRequestWrapper {

        private final Identity identity;

        Recognised(HttpServletRequest request, Identity identity) {
            super(request);
            this.identity = identity;
        }

        @Override
        public Principal getUserPrincipal() {
            return identity;
        }

        /** The address: Tyrus asks for the name at each handshake, and a server would ask the DNS for it. */
        @Override
        public String getLocalName() {
            return getLocalAddr();
        }

        @Override
        public String getRemoteUser() {
            return identity.getName();
        }
    }
}
