package org.parley.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.parley.identity.GuestCookie;

/** Reads the cookies of a request. */
final class Cookies {

    private Cookies() {}

    /** Returns the guest's cookie; nothing where there is none or it is not one of ours. */
    static Optional<GuestCookie> guest(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(GuestCookie.NAME))
                        .map(Cookie::getValue)
                        .flatMap(value -> GuestCookie.parse(value).stream())
                        .findFirst();
    }
}
