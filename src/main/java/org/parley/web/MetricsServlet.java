package org.parley.web;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.config.Network;
import org.parley.figure.Figure;
import org.parley.figure.Figures;

/**
 * Shows the numbers of this node to who watches it, as Prometheus reads them. Only the addresses of {@code parley.metrics} may
 * ask; where there are none, there is no such page.
 *
 * <p>Some servers, as Payara, answer {@code /metrics} themselves where Parley is at the root: the other path is Parley's on all.
 */
@WebServlet({"/metrics", "/health/metrics"})
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    @Nullable
    transient ChatConfig config;

    @Inject
    @Nullable
    transient Recognition recognition;

    @Inject
    @Nullable
    transient Instance<Figures> parts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Network> watchers = Objects.requireNonNull(config).metrics();
        if (watchers.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!isAmong(watchers, Objects.requireNonNull(recognition).address(request))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.setContentType(Exposition.TYPE);
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().write(Exposition.of(figures().stream()));
        }
    }

    private static boolean isAmong(List<Network> watchers, String address) {
        return Network.address(address)
                .filter(caller -> watchers.stream().anyMatch(range -> range.contains(caller)))
                .isPresent();
    }

    private List<Figure> figures() {
        return Objects.requireNonNull(parts).stream()
                .flatMap(part -> part.now().stream())
                .toList();
    }
}
