package org.parley.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads settings one by one and gathers what is wrong with them, so that an administrator learns of all mistakes at
 * once. Used by one thread, at start.
 */
final class Settings {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private static final Pattern GRANT =
            Pattern.compile("([^=]+)=([a-z0-9][a-z0-9._-]{0,63}|\\*(?=:owner|:moderator)):(owner|moderator|member)");

    /** Whoever is on the way to another machine could give an answer of their own. */
    private static final Pattern SAFE_URL =
            Pattern.compile("https://.+|http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/].*)?");

    private static final List<String> DATABASES =
            List.of("jdbc:postgresql:", "jdbc:mariadb:", "jdbc:h2:tcp:", "jdbc:h2:ssl:");

    private final UnaryOperator<String> lookup;
    private final List<String> mistakes = new ArrayList<>();

    /** @param lookup gives the value of a key, or an empty text where it is not set */
    Settings(UnaryOperator<String> lookup) {
        this.lookup = lookup;
    }

    /** @throws InvalidConfiguration when anything that was read is wrong */
    void check() {
        if (!mistakes.isEmpty()) {
            throw new InvalidConfiguration(mistakes);
        }
    }

    String text(Setting setting) {
        String value = lookup.apply(setting.key()).strip();
        return value.isEmpty() ? setting.standard() : value;
    }

    OptionalInt optionalPort(Setting setting) {
        return text(setting).isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) number(setting, 1, 65_535));
    }

    /** Returns the URL of a database, or an empty text. */
    String database(Setting url, Setting dataSource) {
        String text = text(url);
        if (!text.isEmpty() && !text(dataSource).isEmpty()) {
            mistakes.add(url.key() + " and " + dataSource.key() + " are both set, and one database must be named");
        }
        // What was found may hold a password.
        return text.isEmpty() || DATABASES.stream().anyMatch(text::startsWith)
                ? text
                : mistake(
                        url,
                        "…",
                        "a URL such as jdbc:postgresql://db.example:5432/parley, jdbc:mariadb://db.example/parley or"
                                + " jdbc:h2:tcp://db.example/parley",
                        "");
    }

    /** Returns a text that must be there where it is needed. */
    String required(Setting setting, boolean needed) {
        String text = text(setting);
        return needed && text.isEmpty() ? mistake(setting, "", "set, because people come in by it", text) : text;
    }

    /** Returns a text that passes a check. */
    String matching(Setting setting, String text, Predicate<String> check, String right) {
        return check.test(text) ? text : mistake(setting, text, right, text);
    }

    /** Returns whether what is at a URL may be believed. */
    static boolean isSafeUrl(String text) {
        return SAFE_URL.matcher(text).matches() && isUrl(text);
    }

    private static boolean isUrl(String text) {
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            // It is none, and whoever asks says so.
            return false;
        }
    }

    /** Returns the URL of a page, with a slash at its end; nothing where none is set. */
    Optional<URI> page(Setting setting) {
        String text = text(setting);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean right = text.matches("https?://[^?#]+") && isUrl(text);
        return right
                ? Optional.of(URI.create(text.replaceFirst("/*$", "/")))
                : mistake(setting, text, "a URL such as https://chat.example/", Optional.empty());
    }

    long number(Setting setting, long least, long most) {
        String text = text(setting);
        if (text.matches("\\d{1,15}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        return mistake(setting, text, "a whole number from " + least + " to " + most, least);
    }

    /** @param least the shortest duration that makes sense */
    Duration duration(Setting setting, Duration least) {
        String text = text(setting);
        Matcher parts = DURATION.matcher(text);
        Duration duration = parts.matches() ? duration(parts) : Duration.ZERO;
        return parts.matches() && duration.compareTo(least) >= 0
                ? duration
                : mistake(
                        setting,
                        text,
                        "a duration such as 500ms, 10s, 2m, 12h or 30d, and " + least.toMillis() + "ms at least",
                        least);
    }

    private static Duration duration(Matcher parts) {
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    boolean on(Setting setting) {
        return choice(setting, List.of("on", "off")).equals("on");
    }

    String choice(Setting setting, List<String> choices) {
        String text = text(setting);
        return choices.contains(text)
                ? text
                : mistake(setting, text, "one of " + String.join(", ", choices), choices.get(0));
    }

    /** Returns one or more of the choices. */
    List<String> choices(Setting setting, List<String> choices) {
        List<String> chosen = list(setting);
        return !chosen.isEmpty() && choices.containsAll(chosen)
                ? chosen
                : mistake(
                        setting,
                        text(setting),
                        "some of " + String.join(", ", choices) + ", separated by commas",
                        choices);
    }

    List<String> list(Setting setting) {
        return Arrays.stream(text(setting).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns what follows from roles. */
    List<ChatConfig.Grant> grants(Setting setting) {
        return list(setting).stream()
                .flatMap(text -> {
                    Matcher parts = GRANT.matcher(text);
                    return parts.matches()
                            ? Stream.of(new ChatConfig.Grant(
                                    parts.group(1), parts.group(2).replace("*", ""), parts.group(3)))
                            : mistake(
                                    setting,
                                    text,
                                    "such as staff=news:member or chat-admin=*:moderator, separated by commas (owner,"
                                            + " moderator or member of a room, owner or moderator of all)",
                                    Stream.<ChatConfig.Grant>empty());
                })
                .toList();
    }

    /** Returns ranges of addresses: one at least where they are needed. */
    List<Network> networks(Setting setting, boolean needed) {
        String unused = required(setting, needed);
        return list(setting).stream()
                .flatMap(text -> Network.parse(text)
                        .or(() -> mistake(
                                setting,
                                text,
                                "addresses such as 10.0.0.0/8 or ::1, separated by commas",
                                Optional.empty()))
                        .stream())
                .toList();
    }

    List<String> origins(Setting setting) {
        return list(setting).stream().map(origin -> origin(setting, origin)).toList();
    }

    private String origin(Setting setting, String text) {
        String right = "origins such as https://portal.example, separated by commas";
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && text.equals(uri.getScheme() + "://" + uri.getAuthority())) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            return mistake(setting, text, right, text);
        }
        return mistake(setting, text, right, text);
    }

    private <T> T mistake(Setting setting, String found, String right, T goOn) {
        mistakes.add(setting.key() + " is \"" + found + "\" and must be " + right);
        return goOn;
    }
}
