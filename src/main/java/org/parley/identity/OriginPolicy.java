package org.parley.identity;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may speak for the person who looks at them: the server's own, and those that are configured (RFC 6454).
 *
 * <p>A browser sends cookies with a WebSocket handshake from any page, and nothing but this check stands between.
 */
public final class OriginPolicy {

    private final List<String> allowed;

    /** @param allowed origins besides the server's own */
    public OriginPolicy(List<String> allowed) {
        this.allowed = allowed.stream().map(OriginPolicy::normal).toList();
    }

    /**
     * Returns whether a request may go on.
     *
     * @param origin the header {@code Origin}, or null where there is none, as with clients that are no browsers
     * @param host the header {@code Host}, or null
     * @param recognised whether the request carries a cookie, which only a browser does unasked
     */
    public boolean allows(@Nullable String origin, @Nullable String host, boolean recognised) {
        if (origin == null) {
            return !recognised;
        }
        return allowed.contains(normal(origin)) || isOwn(origin, host);
    }

    /** Browsers write origins in lower case and without the scheme's own port; people need not. */
    private static String normal(String origin) {
        return authority(origin, origin.startsWith("https:") ? ":443" : ":80");
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            URI uri = URI.create(origin);
            String scheme = uri.getScheme();
            boolean web = "http".equals(scheme) || "https".equals(scheme);
            if (!web || host == null || !origin.equals(scheme + "://" + uri.getRawAuthority())) {
                return false;
            }
            String port = "http".equals(scheme) ? ":80" : ":443";
            return authority(uri.getAuthority(), port).equals(authority(host, port));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String authority(String text, String standardPort) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith(standardPort) ? lower.substring(0, lower.length() - standardPort.length()) : lower;
    }
}
