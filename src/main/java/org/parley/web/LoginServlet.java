package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.identity.CookiePath;
import org.parley.identity.LoginCookie;
import org.parley.identity.SetCookie;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;
import org.parley.protocol.Refusal;

/**
 * {@code /login}: has the server find out who somebody is, in whatever way the administrator has chosen (a password, a
 * certificate, SPNEGO), and sends them back to the page, logged in.
 */
@WebServlet("/login")
public final class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    @Nullable
    transient Recognition recognition;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Recognition who = Objects.requireNonNull(recognition);
        if (!who.asksServer()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null && !mode.equals("navigate")) {
            // A picture of another page's, and no person who wants to come in.
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<LoginCookie> login;
        try {
            login = who.challenge(request, response);
        } catch (LogUnavailable | OutcomeUnknown e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        } catch (Refusal e) {
            response.sendError(e.code().status());
            return;
        }
        if (login.isPresent()) {
            response.addHeader(
                    "Set-Cookie",
                    SetCookie.of(login.get(), path(request), who.isEncrypted(request))
                            .text());
            // By hand: servers make an absolute address of it, and behind a proxy a wrong one (RFC 9110 section
            // 10.2.2).
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", ".");
        }
    }

    private static String path(HttpServletRequest request) {
        return CookiePath.of(request.getParameter("base")).orElseGet(() -> request.getContextPath() + "/");
    }
}
