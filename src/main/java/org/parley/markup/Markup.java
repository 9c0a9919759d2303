package org.parley.markup;

import org.jspecify.annotations.Nullable;

/**
 * Turns what somebody typed into HTML that is safe to show: bold, italic and struck text, code, quotes, lists, links and
 * spoilers (decision 0027).
 *
 * <p>Takes time in proportion to the text, which may have any length and any content. Immutable and thread-safe.
 */
public final class Markup {

    /** HTML that is longer than this many times its text, and a little more, was made to be long. */
    private static final int MOST_TIMES = 4;

    private static final int LITTLE = 1_000;

    /** How much is held of what was made lately, in UTF-16 units: the newest messages of some rooms. */
    private static final long MOST_HELD = 1 << 20;

    private static final String PLAIN = "";

    private final SafeHtml safe = new SafeHtml();
    private final Lately lately = new Lately(MOST_HELD);

    /** Returns a text as HTML, or null where nothing in it is formatted: then it is shown as it is. */
    public @Nullable String html(String text) {
        String made = mayBeFormatted(text) ? lately.get(text, this::make) : PLAIN;
        return made.isEmpty() ? null : made;
    }

    private String make(String text) {
        var html = new Html();
        new Blocks(html).write(text);
        if (!html.isFormatted()) {
            return PLAIN;
        }
        String made = safe.of(html.toString());
        return made.length() <= MOST_TIMES * text.length() + LITTLE ? made : PLAIN;
    }

    /** Most texts are not: one look at each character. */
    private static boolean mayBeFormatted(String text) {
        boolean beginning = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = switch (c) {
                case '*', '_', '~', '|', '`', '[', '\\' -> true;
                case '>', '-' -> beginning;
                default -> beginning && c >= '0' && c <= '9';
            };
            if (sign) {
                return true;
            }
            beginning = c == '\n' || c == '\r' || (beginning && (c == ' ' || c == '\t'));
        }
        return false;
    }
}
