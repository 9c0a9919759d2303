package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.account.Accounts;
import org.parley.account.Sessions;
import org.parley.config.ChatConfig;
import org.parley.config.ChatConfig.Way;
import org.parley.identity.LoginCookie;
import org.parley.identity.SetCookie;
import org.parley.log.LogUnavailable;
import org.parley.log.OutcomeUnknown;
import org.parley.openid.Attempt;
import org.parley.openid.OpenIdLogin;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;

/**
 * {@code /login/openid}: sends somebody to the OpenID provider, and takes who comes back from there to the page, logged in.
 * The page is always this Parley's own: nothing in a request says where to go.
 */
@WebServlet("/login/openid")
public final class OpenIdServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String PATH = "login/openid";

    @Inject
    @Nullable
    transient ChatConfig config;

    @Inject
    @Nullable
    transient OpenIdLogin provider;

    @Inject
    @Nullable
    transient Sessions sessions;

    @Inject
    @Nullable
    transient Accounts accounts;

    @Inject
    @Nullable
    transient Recognition recognition;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings().auth().allows(Way.OIDC)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            URI page = page(request);
            boolean back = request.getParameter("state") != null || request.getParameter("error") != null;
            if (back) {
                comeBack(request, response, page);
            } else {
                goThere(request, response, page);
            }
        } catch (LogUnavailable | OutcomeUnknown e) {
            NotSignedIn.answer(response, ErrorCode.UNAVAILABLE.status(), "The database is not available now.");
        } catch (Refusal e) {
            NotSignedIn.answer(response, e.code().status(), e.sentence());
        }
    }

    private void goThere(HttpServletRequest request, HttpServletResponse response, URI page) throws IOException {
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null && !mode.equals("navigate")) {
            // A picture of another page's, and no person who wants to come in.
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        OpenIdLogin login = Objects.requireNonNull(provider);
        Attempt attempt = login.begin();
        URI there = login.address(attempt, page.resolve(PATH));
        send(response, attempt.cookie(page.getRawPath(), isSecure(page)), there.toString());
    }

    private void comeBack(HttpServletRequest request, HttpServletResponse response, URI page) throws IOException {
        Objects.requireNonNull(accounts)
                .countLogin(Objects.requireNonNull(recognition).address(request));
        var answer = new OpenIdLogin.Answer(
                request.getParameter("code"),
                request.getParameter("state"),
                request.getParameter("iss"),
                request.getParameter("error"));
        // What was begun ends here, however it ends.
        response.addHeader(
                "Set-Cookie",
                SetCookie.forget(Attempt.COOKIE, page.getRawPath(), isSecure(page))
                        .text());
        OpenIdLogin.Entrant entrant = Objects.requireNonNull(provider)
                .finish(Cookies.attempt(request).orElse(null), answer, page.resolve(PATH));
        LoginCookie login = Objects.requireNonNull(sessions).begin(entrant.person(), entrant.roles());
        send(response, SetCookie.of(login, page.getRawPath(), isSecure(page)), "../");
    }

    /** By hand: servers make an absolute address of it, and behind a proxy a wrong one (RFC 9110 section 10.2.2). */
    private static void send(HttpServletResponse response, SetCookie cookie, String there) {
        response.addHeader("Set-Cookie", cookie.text());
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", there);
    }

    private static boolean isSecure(URI page) {
        return "https".equals(page.getScheme());
    }

    /** Returns where the page is. The provider knows where it may send people, so a wrong one harms nobody. */
    private URI page(HttpServletRequest request) {
        try {
            return settings()
                    .url()
                    .orElseGet(() -> URI.create(address(request)).resolve(request.getContextPath() + "/"));
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "The address of this page cannot be understood.");
        }
    }

    private String address(HttpServletRequest request) {
        String address = request.getRequestURL().toString();
        return Objects.requireNonNull(recognition).isEncrypted(request)
                ? address.replaceFirst("^http:", "https:")
                : address;
    }

    private ChatConfig settings() {
        return Objects.requireNonNull(config);
    }
}
