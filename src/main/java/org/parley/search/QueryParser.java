package org.parley.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;

/**
 * Reads what somebody has typed to look for: words, {@code "a phrase"}, {@code from:}, {@code in:}, {@code before:}, {@code
 * after:} and {@code has:}. One text each; not thread-safe.
 */
public final class QueryParser {

    /** How long a text may be, in characters. */
    public static final int LONGEST = 500;

    private static final int MOST_WORDS = 20;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private static final String OPERATOR = "(from|in|before|after|has):";

    /** An operator with nothing behind it; or perhaps an operator, and something in quotes, to their end or the text's, or up to a space. */
    private static final Pattern PART = Pattern.compile(
            OPERATOR + "(?=\\s|$)|(?:" + OPERATOR + ")?(?:\"([^\"]*)(?:\"|$)|([^\\s\"]+))", Pattern.CASE_INSENSITIVE);

    private final List<Phrase> phrases = new ArrayList<>();
    private final ZoneId zone;
    private @Nullable String from;
    private @Nullable String room;
    private @Nullable Instant since;
    private @Nullable Instant before;
    private boolean link;
    private boolean reaction;

    /** @param zone where days begin */
    private QueryParser(ZoneId zone) {
        this.zone = zone;
    }

    /** What a call says besides the text; null: nothing. */
    public record Options(
            @Nullable String room,
            @Nullable String from,
            @Nullable String before,
            @Nullable String after,
            @Nullable String zone) {}

    /**
     * Returns what is looked for.
     *
     * @throws Refusal with a sentence that says what is wrong
     */
    public static Query parse(@Nullable String text, Options options) {
        if (text != null && text.codePointCount(0, text.length()) > LONGEST) {
            throw bad("look for " + LONGEST + " characters at most");
        }
        var parser = new QueryParser(zone(options.zone()));
        parser.read(text == null ? "" : text.replaceAll("[“”„«»]", "\""));
        parser.option("in", options.room());
        parser.option("from", options.from());
        parser.option("before", options.before());
        parser.option("after", options.after());
        return parser.query();
    }

    private void read(String text) {
        Matcher part = PART.matcher(text);
        while (part.find()) {
            String operator = part.group(2);
            String quoted = part.group(3);
            String plain = part.group(4);
            if (part.group(1) != null) {
                throw bad("something must stand behind \"" + part.group(1).toLowerCase(Locale.ROOT) + ":\"");
            } else if (operator != null) {
                option(operator.toLowerCase(Locale.ROOT), quoted != null ? quoted : plain);
            } else {
                words(quoted != null ? quoted : plain, quoted != null);
            }
        }
    }

    private void words(String text, boolean exact) {
        List<Token> tokens = Token.of(text);
        if (!tokens.isEmpty()) {
            phrases.add(exact ? new Phrase(tokens, false) : Phrase.typed(tokens));
        }
    }

    private void option(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        switch (name) {
            case "from" -> from = once(name, from, value, given -> name(given, "@"));
            case "in" -> room = once(name, room, value, given -> name(given, "#"));
            case "before" -> before = moment(name, before, value);
            case "after" -> since = moment(name, since, value);
            default -> has(value);
        }
    }

    private static String once(String name, @Nullable String already, String value, UnaryOperator<String> reading) {
        if (already != null) {
            throw bad("give \"" + name + "\" once");
        }
        String read = reading.apply(value);
        if (read.isBlank() || read.indexOf('\0') >= 0) {
            throw bad("something must stand behind \"" + name + ":\"");
        }
        return read;
    }

    private static String name(String value, String sign) {
        String name = value.strip();
        return name.startsWith(sign) ? name.substring(1) : name;
    }

    private Instant moment(String name, @Nullable Instant already, String value) {
        if (already != null) {
            throw bad("give \"" + name + "\" once");
        }
        try {
            Instant moment = value.indexOf('T') < 0
                    ? LocalDate.parse(value).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
            int year = moment.atZone(zone).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw bad("\"" + name + "\" must be a day such as 2026-11-30, or a time such as 2026-11-30T10:15:00Z");
    }

    private void has(String value) {
        switch (value.toLowerCase(Locale.ROOT)) {
            case "link" -> link = true;
            case "reaction" -> reaction = true;
            default -> throw bad("\"has\" knows link and reaction");
        }
    }

    private Query query() {
        if (phrases.size() > MOST_WORDS) {
            throw bad("look for " + MOST_WORDS + " words at most");
        }
        var query = new Query(List.copyOf(phrases), from, room, since, before, link, reaction);
        if (query.keys().isEmpty()) {
            throw bad("say what to look for: a word, from: or has:link");
        }
        return query;
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException e) {
            throw bad("\"zone\" must be a time zone such as Europe/Berlin");
        }
    }

    private static Refusal bad(String sentence) {
        return new Refusal(ErrorCode.BAD_REQUEST, sentence);
    }
}
