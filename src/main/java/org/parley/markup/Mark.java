package org.parley.markup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of one sign, such as {@code **}, that may open or close something, in the list of those that still may. What
 * it has opened and closed stands in its tags; what is left of its signs is text.
 */
final class Mark {

    /** An element between two marks. */
    record Tag(String open, String close) {}

    private static final Tag EM = new Tag("<em>", "</em>");
    private static final Tag STRONG = new Tag("<strong>", "</strong>");
    private static final Tag STRUCK = new Tag("<s>", "</s>");
    private static final Tag SPOILER = new Tag("<span class=\"spoiler\">", "</span>");

    final char sign;
    final boolean opens;
    final boolean closes;
    private final int length;
    int left;
    final List<Tag> closed = new ArrayList<>(1);
    /** The innermost first. */
    final List<Tag> opened = new ArrayList<>(1);

    @Nullable
    Mark previous;

    @Nullable
    Mark next;

    /** @param length how many signs; up to three of {@code *} and {@code _}, two of the others */
    Mark(char sign, int length, boolean opens, boolean closes) {
        this.sign = sign;
        this.length = length;
        this.left = length;
        this.opens = opens;
        this.closes = closes;
    }

    /** Returns which bound of the search for an opener holds for this closer: of {@value #KINDS}. */
    int kind() {
        return ("*_~|".indexOf(sign) * 2 + (opens ? 1 : 0)) * 3 + length % 3;
    }

    /** How many different {@link #kind}s there are. */
    static final int KINDS = 4 * 2 * 3;

    /** Returns whether it can open what the other one closes (CommonMark 0.31.2, rules 9 and 10 of emphasis). */
    boolean fits(Mark closer) {
        boolean ambiguous = closes || closer.opens;
        return sign == closer.sign
                && opens
                && !(isEmphasis() && ambiguous && (length + closer.length) % 3 == 0 && length % 3 != 0);
    }

    private boolean isEmphasis() {
        return sign == '*' || sign == '_';
    }

    /** Opens what the other one closes. */
    void pair(Mark closer) {
        int used = isEmphasis() ? Math.min(2, Math.min(left, closer.left)) : 2;
        Tag tag = sign == '~' ? STRUCK : sign == '|' ? SPOILER : used == 2 ? STRONG : EM;
        opened.add(tag);
        closer.closed.add(tag);
        left -= used;
        closer.left -= used;
    }
}
