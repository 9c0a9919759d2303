package org.parley.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.parley.identity.Caller;
import org.parley.identity.CookiePath;
import org.parley.identity.GuestCookie;
import org.parley.identity.LoginCookie;
import org.parley.identity.SetCookie;

/**
 * Where a cookie is for, as the request said it: after that RESTEasy and others know nothing of the request any more.
 *
 * @param path beginning and ending with a slash
 * @param secure whether the cookie is for TLS only
 */
record CookiePlace(String path, boolean secure) {

    CookiePlace(SecurityContext security, UriInfo uris, HttpHeaders headers) {
        this(path(uris, headers), ((Caller) security.getUserPrincipal()).encrypted());
    }

    /** Has the browser keep who the guest is. */
    String keep(GuestCookie guest) {
        return SetCookie.of(guest, path, secure).text();
    }

    /** Has the browser keep a login. */
    String keep(LoginCookie login) {
        return SetCookie.of(login, path, secure).text();
    }

    /** Has the browser forget a cookie. */
    String forget(String name) {
        return SetCookie.forget(name, path, secure).text();
    }

    private static String path(UriInfo uris, HttpHeaders headers) {
        return CookiePath.of(headers.getHeaderString("Parley-Base"))
                // The base of the API; what stands before it is the application's context path.
                .orElseGet(() -> uris.getBaseUri().getPath().replaceFirst("api/$", ""));
    }
}
