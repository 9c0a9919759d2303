package org.parley.identity;

import java.time.Duration;

/**
 * What has a browser keep a cookie (RFC 6265): no script sees it, and other pages' requests do not carry it.
 *
 * <p>By hand, because Servlet 5 knows no {@code SameSite}.
 *
 * @param path beginning and ending with a slash
 * @param age how long; zero has the browser forget it
 * @param secure whether it is for TLS only
 */
public record SetCookie(String name, String value, String path, Duration age, boolean secure) {

    private static final Duration YEAR = Duration.ofDays(365);

    /** Keeps a login; how long it opens anything is the server's matter. */
    public static SetCookie of(LoginCookie login, String path, boolean secure) {
        return new SetCookie(LoginCookie.NAME, login.secret(), path, YEAR, secure);
    }

    /** Keeps who a guest is. */
    public static SetCookie of(GuestCookie guest, String path, boolean secure) {
        return new SetCookie(GuestCookie.NAME, guest.value(), path, YEAR, secure);
    }

    /** Has a cookie forgotten. */
    public static SetCookie forget(String name, String path, boolean secure) {
        return new SetCookie(name, "", path, Duration.ZERO, secure);
    }

    /** Returns the header's value. */
    public String text() {
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
