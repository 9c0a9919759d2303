package org.parley.markup;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a link leads: the web or a mailbox, and nowhere else.
 *
 * <p>No user information before the host: {@code https://bank.example@evil.example} leads to the latter.
 *
 * @param end the index behind the closing bracket
 */
record Destination(String address, int end) {

    /** The longest address, in UTF-16 units. */
    private static final int LONGEST = 2_000;

    /** Brackets in brackets, at most: so a row of beginnings is not read to its end for each of them. */
    private static final int DEEPEST = 3;

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^@/?#]+(?:[/?#].*)?");
    private static final Pattern MAILBOX = Pattern.compile("(?i)mailto:[^@?]+@[^@?/]+");

    /** Returns the destination whose opening bracket is here, or null where there is none that may be. */
    static @Nullable Destination at(String text, int open) {
        if (open >= text.length() || text.charAt(open) != '(') {
            return null;
        }
        int depth = 0;
        int last = Math.min(text.length(), open + 1 + LONGEST);
        for (int i = open + 1; i < last; i++) {
            char c = text.charAt(i);
            if (c == '(' && depth++ == DEEPEST) {
                return null;
            } else if (c == ')' && depth-- == 0) {
                return of(text.substring(open + 1, i), i + 1);
            } else if (isForbidden(c)) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Destination of(String address, int end) {
        boolean leadsSomewhere =
                WEB.matcher(address).matches() || MAILBOX.matcher(address).matches();
        return leadsSomewhere ? new Destination(address, end) : null;
    }

    /** White space, controls, what turns the direction of writing, and what no address has unescaped (RFC 3986). */
    private static boolean isForbidden(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || "<>\"\\`{}^".indexOf(c) >= 0;
    }

    /** Returns whether words pretend to be another address than this one. */
    boolean isContradictedBy(String words) {
        return !words.equals(address) && (words.contains("://") || words.regionMatches(true, 0, "www.", 0, 4));
    }
}
