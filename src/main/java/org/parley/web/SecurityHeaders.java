package org.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells browsers, with every answer, to run nothing but the page's own files (Content Security Policy 3).
 *
 * <p>A handshake that the {@link Gate} let through gets none: no browser looks at them there, and Grizzly keeps 400 bytes
 * for each as long as the socket is open.
 */
public final class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean upgrades = Gate.isHandshake(request) && request.getHeader("Upgrade") != null;
        if (!upgrades) {
            set(response);
        }
        chain.doFilter(request, response);
    }

    /** Sets them all. */
    static void set(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        // Files are asked for anew each time and answered with 304: a new version of Parley is there at once.
        response.setHeader("Cache-Control", "no-cache");
    }
}
