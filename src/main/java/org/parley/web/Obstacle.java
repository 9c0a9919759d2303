package org.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.parley.identity.OriginPolicy;

/**
 * What keeps a handshake from becoming a socket, or a request from being heard at all, and how an administrator mends it (RFC 6455 section 4.2.1).
 *
 * <p>Each is told twice: to the caller as it is, and to the server's log with what to do about it.
 */
enum Obstacle {
    PLAIN(
            403,
            "Forbidden",
            "this server is reached by TLS only: by https: and wss:",
            "refused what came unencrypted, because parley.tls is required: where a proxy does the TLS, have it say so"
                    + " (nginx: proxy_set_header X-Forwarded-Proto $scheme;), and name it in parley.proxy.addresses"),
    OLD_HTTP(
            426,
            "Upgrade Required",
            "this came by HTTP/1.0, by which nothing is upgraded",
            "a handshake came by HTTP/1.0: have the proxy speak HTTP/1.1 (nginx: proxy_http_version 1.1;)"),
    NO_UPGRADE(
            426,
            "Upgrade Required",
            "the header \"Upgrade: websocket\" did not arrive; a proxy on the way may have removed it",
            "a handshake came without its header Upgrade: have the proxy pass it on"
                    + " (nginx: proxy_set_header Upgrade $http_upgrade; Apache: ProxyPass … upgrade=websocket)"),
    NO_CONNECTION(
            426,
            "Upgrade Required",
            "the header \"Connection: Upgrade\" did not arrive; a proxy on the way may have changed it",
            "a handshake came without \"Connection: Upgrade\": have the proxy set it"
                    + " (nginx: proxy_set_header Connection \"upgrade\";)"),
    NO_ORIGIN(
            403,
            "Forbidden",
            "a browser names the origin of its page, and none arrived; a proxy on the way may have removed it",
            "refused a cookie without an origin: have the proxy pass the header Origin on"),
    FOREIGN_ORIGIN(
            403,
            "Forbidden",
            "this origin is not allowed: it is neither this server's own nor one of parley.origins",
            "refused the origin {0}, because this server is asked as {1}: where that page is one of yours, name it in"
                    + " parley.origins, or have the proxy pass the header Host on"
                    + " (nginx: proxy_set_header Host $http_host; Apache: ProxyPreserveHost On)");

    private final int status;
    private final String title;
    private final String detail;
    private final String remedy;

    Obstacle(int status, String title, String detail, String remedy) {
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.remedy = remedy;
    }

    /** Finds what of a handshake did not arrive. */
    static Optional<Obstacle> toUpgrade(HttpServletRequest request) {
        if (request.getProtocol().equals("HTTP/1.0")) {
            return Optional.of(OLD_HTTP);
        } else if (!has(request, "Upgrade", "websocket")) {
            return Optional.of(NO_UPGRADE);
        }
        return has(request, "Connection", "upgrade") ? Optional.empty() : Optional.of(NO_CONNECTION);
    }

    /**
     * Finds what is wrong with the page that a request comes from.
     *
     * @param recognised whether the request carries a cookie
     */
    static Optional<Obstacle> toOrigin(OriginPolicy origins, HttpServletRequest request, boolean recognised) {
        String origin = request.getHeader("Origin");
        if (origins.allows(origin, request.getHeader("Host"), recognised)) {
            return Optional.empty();
        }
        return Optional.of(origin == null ? NO_ORIGIN : FOREIGN_ORIGIN);
    }

    private static boolean has(HttpServletRequest request, String header, String token) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .anyMatch(value -> value.strip().equalsIgnoreCase(token));
    }

    /** Returns whether it is the page that is refused, and not the way that the handshake took. */
    boolean isOrigin() {
        return this == NO_ORIGIN || this == FOREIGN_ORIGIN;
    }

    /** Returns the HTTP status of the answer (RFC 9110). */
    int status() {
        return status;
    }

    /** Returns the status in words. */
    String title() {
        return title;
    }

    /** Returns one sentence for the caller, which repeats nothing that the caller sent. */
    String detail() {
        return detail;
    }

    /** Returns one line for the log, which names the cause and the remedy. */
    String remedy(HttpServletRequest request) {
        return remedy.replace("{0}", LogText.escape(String.valueOf(request.getHeader("Origin"))))
                .replace("{1}", LogText.escape(String.valueOf(request.getHeader("Host"))));
    }
}
