package org.parley.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page says that it is: a path as browsers write it, with a slash at its end. A proxy may serve the page at another
 * path than the server does, and a cookie must come back to that one. Who says something wrong harms nobody else: it is the
 * path at which their own browser shows their own cookie.
 */
public final class CookiePath {

    /** Nothing in it ends a cookie's attribute. */
    private static final Pattern FORM = Pattern.compile("/[A-Za-z0-9._~%/-]{0,200}(?<=/)");

    private CookiePath() {}

    /** Returns the path, where it is one. */
    public static Optional<String> of(@Nullable String claimed) {
        return Optional.ofNullable(claimed).filter(path -> FORM.matcher(path).matches());
    }
}
