package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.Backplane;
import org.parley.config.ChatConfig;
import org.parley.log.MessageLog;
import org.parley.socket.Connections;

/**
 * Tells a load balancer or an orchestrator how this node is: {@code /health/live} whether it runs, {@code
 * /health/ready} whether it can take people, which means that its log answers and it is not about to stop, {@code
 * /health/ws} whether what arrives is fit for a handshake.
 */
@WebServlet("/health/*")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final System.Logger LOG = System.getLogger(HealthServlet.class.getName());

    @Inject
    @Nullable
    transient MessageLog log;

    @Inject
    @Nullable
    transient Connections connections;

    @Inject
    @Nullable
    transient Backplane backplane;

    @Inject
    @Nullable
    transient ChatConfig config;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        switch (path) {
            // For a socket, the gate has answered whatever is in its way.
            case "/live", "/ws" -> answer(response, HttpServletResponse.SC_OK, "{\"status\":\"up\"}");
            case "/ready" -> {
                boolean database = logAnswers();
                boolean ready = database && !Objects.requireNonNull(connections).isDraining();
                answer(
                        response,
                        ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        "{\"status\":\"" + word(ready) + "\",\"database\":\"" + word(database) + "\",\"backplane\":\""
                                + backplane() + "\"}");
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }

    /** Without the others a node is ready all the same: what they commit it finds in the log. */
    private String backplane() {
        return Objects.requireNonNull(config).nodes().areMany()
                ? word(Objects.requireNonNull(backplane).health().connected())
                : "local";
    }

    /** One asks at a time: the pool has one connection for this, however many come, and none to take from others. */
    private synchronized boolean logAnswers() {
        try {
            Objects.requireNonNull(log).check();
            return true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "not ready: {0}", e.getMessage());
            return false;
        }
    }

    private static void answer(HttpServletResponse response, int code, String json) throws IOException {
        response.setStatus(code);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(json);
    }
}
