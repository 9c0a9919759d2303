package org.parley.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.parley.identity.CookiePath;
import org.parley.identity.GuestCookie;
import org.parley.identity.LoginCookie;

/**
 * Where a cookie is for, as the request said it: after that RESTEasy and others know nothing of the request any more.
 *
 * @param path beginning and ending with a slash
 * @param secure whether the cookie is for TLS only
 */
record CookiePlace(String path, boolean secure) {

    private static final Duration YEAR = Duration.ofDays(365);

    CookiePlace(SecurityContext security, UriInfo uris, HttpHeaders headers) {
        this(path(uris, headers), security.isSecure());
    }

    /** Has the browser keep who the guest is. */
    String keep(GuestCookie guest) {
        return cookie(GuestCookie.NAME, guest.value(), YEAR);
    }

    /** Has the browser keep a login; how long it opens anything is the server's matter. */
    String keep(LoginCookie login) {
        return cookie(LoginCookie.NAME, login.secret(), YEAR);
    }

    /** Has the browser forget a cookie. */
    String forget(String name) {
        return cookie(name, "", Duration.ZERO);
    }

    /** By hand, because Servlet 5 knows no {@code SameSite}. */
    private String cookie(String name, String value, Duration age) {
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    private static String path(UriInfo uris, HttpHeaders headers) {
        return CookiePath.of(headers.getHeaderString("Parley-Base"))
                // The base of the API; what stands before it is the application's context path.
                .orElseGet(() -> uris.getBaseUri().getPath().replaceFirst("api/$", ""));
    }
}
