package org.parley.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address of Redis, as an administrator writes it: {@code redis://user:password@host:port} of one server, {@code
 * redis+sentinel://user:password@host:port,host:port/master} of the master that sentinels watch, {@code
 * redis+cluster://user:password@host:port,host:port} of a cluster; with {@code rediss} under TLS.
 *
 * <p>User and password are percent-encoded, as in any URI. They stay out of every text.
 *
 * @param places where to ask, one at least
 * @param login as whom to come to Redis
 * @param master what sentinels call the master; empty where there are none
 * @param toSentinels as whom to come to the sentinels
 */
public record RedisUri(Kind kind, boolean tls, List<Place> places, Login login, String master, Login toSentinels) {

    private static final int USUAL_PORT = 6379;
    private static final int USUAL_SENTINEL_PORT = 26379;
    private static final int LAST_PORT = 65_535;

    private static final String PLACE = "(?:\\[[0-9A-Fa-f:.]+\\]|[^\\[\\]@/?#\\s:,]+)(?::\\d{1,5})?";

    private static final Pattern WHOLE = Pattern.compile("(?<scheme>rediss?)(?:\\+(?<kind>sentinel|cluster))?://"
            + "(?:(?<login>[^@/?#\\s]*)@)?"
            + "(?<places>" + PLACE + "(?:," + PLACE + ")*)"
            + "(?:/(?<path>[^?#\\s]*))?"
            + "(?:\\?(?<query>[^#\\s]*))?");

    /** The number of a database means nothing here: publications belong to none. */
    private static final Pattern DATABASE = Pattern.compile("\\d*");

    private static final Pattern MASTER = Pattern.compile("(?<master>[A-Za-z0-9._-]+)(?:/\\d*)?");

    /** What is at an address. */
    public enum Kind {
        SINGLE,
        SENTINEL,
        CLUSTER
    }

    /** Where something listens. */
    public record Place(String host, int port) {

        @Override
        public String toString() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /** A user and a password, either of which may be empty. */
    public record Login(String user, String password) {

        static final Login NONE = new Login("", "");

        /** Returns whether there is anything to say. */
        public boolean isThere() {
            return !equals(NONE);
        }

        @Override
        public String toString() {
            return isThere() ? "a login" : "no login";
        }
    }

    /** Reads an address; nothing where it is none. */
    public static Optional<RedisUri> parse(String text) {
        Matcher parts = WHOLE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return read(parts);
        } catch (IllegalArgumentException e) {
            // A port or a percent sign is wrong: it is none, and whoever asks says so.
            return Optional.empty();
        }
    }

    private static Optional<RedisUri> read(Matcher parts) {
        Kind kind = kind(parts.group("kind"));
        boolean tls = parts.group("scheme").equals("rediss");
        List<Place> places = Stream.of(parts.group("places").split(",", -1))
                .map(place -> place(place, kind == Kind.SENTINEL ? USUAL_SENTINEL_PORT : USUAL_PORT))
                .toList();
        Login login = login(group(parts, "login"));
        String path = group(parts, "path");
        Map<String, String> query = query(group(parts, "query"));
        if (kind == Kind.SENTINEL) {
            var toSentinels = new Login(
                    Optional.ofNullable(query.remove("sentinel_username")).orElse(""),
                    Optional.ofNullable(query.remove("sentinel_password")).orElse(""));
            Matcher named = MASTER.matcher(path);
            return named.matches() && query.isEmpty()
                    ? Optional.of(new RedisUri(kind, tls, places, login, named.group("master"), toSentinels))
                    : Optional.empty();
        }
        boolean right = (kind == Kind.CLUSTER || places.size() == 1)
                && DATABASE.matcher(path).matches()
                && query.isEmpty();
        return right ? Optional.of(new RedisUri(kind, tls, places, login, "", Login.NONE)) : Optional.empty();
    }

    private static String group(Matcher parts, String name) {
        return Optional.ofNullable(parts.group(name)).orElse("");
    }

    private static Kind kind(@Nullable String name) {
        if (name == null) {
            return Kind.SINGLE;
        }
        return name.equals("sentinel") ? Kind.SENTINEL : Kind.CLUSTER;
    }

    private static Place place(String text, int usual) {
        int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.length();
        int colon = text.indexOf(':', text.startsWith("[") ? end : 0);
        String host = text.substring(0, colon < 0 ? end : colon).replaceAll("[\\[\\]]", "");
        int port = colon < 0 ? usual : Integer.parseInt(text.substring(colon + 1));
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("no port");
        }
        return new Place(host, port);
    }

    /** A word alone is a password, as Redis had it before it had users. */
    private static Login login(String text) {
        int colon = text.indexOf(':');
        return new Login(decoded(text.substring(0, Math.max(colon, 0))), decoded(text.substring(colon + 1)));
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = part.indexOf('=');
            query.put(part.substring(0, Math.max(equals, 0)), decoded(part.substring(equals + 1)));
        }
        return query;
    }

    private static String decoded(String text) {
        // In a URI a plus is a plus; only forms make a space of it.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String scheme = (tls ? "rediss" : "redis")
                + switch (kind) {
                    case SINGLE -> "";
                    case SENTINEL -> "+sentinel";
                    case CLUSTER -> "+cluster";
                };
        String where = places.stream().map(Place::toString).collect(Collectors.joining(","));
        return scheme + "://" + where + (master.isEmpty() ? "" : "/" + master);
    }
}
