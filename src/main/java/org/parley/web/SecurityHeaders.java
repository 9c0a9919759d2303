package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;

/**
 * Tells browsers, with every answer, to run nothing but the page's own files (Content Security Policy 3), and who may
 * show a room in a frame.
 *
 * <p>A handshake that the {@link Gate} let through gets none: no browser looks at them there, and Grizzly keeps 400 bytes
 * for each as long as the socket is open.
 */
public final class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors ";

    /** The one page that others may show in a frame. */
    private static final String EMBEDDED = "/embed.html";

    @Inject
    @Nullable
    transient ChatConfig config;

    private String embedders = "'self'";

    @Override
    public void init() {
        embedders = embedders(Objects.requireNonNull(config).origins());
    }

    /** Returns who may show the chat in a frame: pages that may speak for who looks at them anyway. */
    static String embedders(List<String> origins) {
        return Stream.concat(Stream.of("'self'"), origins.stream()).collect(Collectors.joining(" "));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean upgrades = Gate.isHandshake(request) && request.getHeader("Upgrade") != null;
        if (!upgrades) {
            set(response, RequestPath.of(request).equals(EMBEDDED) ? embedders : "'none'");
        }
        chain.doFilter(request, response);
    }

    /** Sets them all, for what nobody shows in a frame. */
    static void set(HttpServletResponse response) {
        set(response, "'none'");
    }

    private static void set(HttpServletResponse response, String embedders) {
        response.setHeader("Content-Security-Policy", POLICY + embedders);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        // Files are asked for anew each time and answered with 304: a new version of Parley is there at once.
        response.setHeader("Cache-Control", "no-cache");
    }
}
