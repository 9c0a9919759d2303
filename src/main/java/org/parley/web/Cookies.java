package org.parley.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.parley.identity.GuestCookie;
import org.parley.identity.LoginCookie;
import org.parley.openid.Attempt;

/** Reads the cookies of a request. */
final class Cookies {

    private Cookies() {}

    /** Returns the guest's cookie; nothing where there is none or it is not one of ours. */
    static Optional<GuestCookie> guest(HttpServletRequest request) {
        return find(request, GuestCookie.NAME, GuestCookie::parse);
    }

    /** Returns the cookie of a login; nothing where there is none or it is not one of ours. */
    static Optional<LoginCookie> login(HttpServletRequest request) {
        return find(request, LoginCookie.NAME, LoginCookie::parse);
    }

    /** Returns the login at a provider that was begun; nothing where there is none or it is not one of ours. */
    static Optional<Attempt> attempt(HttpServletRequest request) {
        return find(request, Attempt.COOKIE, Attempt::parse);
    }

    private static <T> Optional<T> find(HttpServletRequest request, String name, Function<String, Optional<T>> parse) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .flatMap(cookie -> parse.apply(cookie.getValue()).stream())
                        .findFirst();
    }
}
