package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.protocol.FrameCodec;

/**
 * Keeps to TLS: where {@code parley.tls} says so, refuses whoever comes without it and has browsers that came by it come
 * by it again (RFC 6797).
 *
 * <p>What is encrypted the server says, and a proxy that is believed ({@code parley.proxy.addresses}).
 */
public final class Encryption extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final System.Logger LOG = System.getLogger(Encryption.class.getName());

    /** Asked on the machine itself, or from inside a cluster, where nobody has a certificate. */
    private static final Set<String> HEALTH = Set.of("/health/live", "/health/ready");

    @Inject
    @Nullable
    transient ChatConfig config;

    @Inject
    @Nullable
    transient Recognition recognition;

    @Inject
    @Nullable
    transient FrameCodec codec;

    @Inject
    @Nullable
    transient LongSupplier nanoTime;

    private transient @Nullable Complaints complaints;

    @Override
    public void init() {
        complaints =
                new Complaints(Objects.requireNonNull(nanoTime), line -> LOG.log(System.Logger.Level.WARNING, line));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean encrypted = Objects.requireNonNull(recognition).isEncrypted(request);
        if (encrypted && Gate.isHandshake(request)) {
            // No browser looks there, and Grizzly would keep the header as long as the socket is open.
            chain.doFilter(request, response);
            return;
        } else if (encrypted && Objects.requireNonNull(config).tlsOnly()) {
            // A year, of this host alone, and only where that is asked for: other applications may be on it.
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        } else if (!encrypted && Objects.requireNonNull(config).tlsOnly() && !HEALTH.contains(path(request))) {
            Objects.requireNonNull(complaints).tell(Obstacle.PLAIN, Obstacle.PLAIN.remedy(request));
            ProblemAnswer.to(response, Obstacle.PLAIN, "forbidden", Objects.requireNonNull(codec));
            return;
        }
        chain.doFilter(request, response);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
