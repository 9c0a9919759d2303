package org.parley.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Author;
import org.parley.protocol.Mentions;

/**
 * Finds whom a text calls: {@code @} and somebody's whole name, however its letters are written, or {@code @room} for all.
 *
 * <p>What stands before the {@code @} and what follows the name is no letter or digit, so that addresses call nobody. Of
 * names that begin alike the longest is meant.
 */
final class Callings {

    private static final String ROOM = "room";

    /** So many signs of one text are looked at. */
    private static final int MOST_SIGNS = 100;

    private Callings() {}

    /** Returns whether it is worth a look. */
    static boolean mayCall(String text) {
        return text.indexOf('@') >= 0;
    }

    /** Returns whom a text calls of those whom the room knows; null where nobody is. */
    static @Nullable Mentions in(String text, Collection<Author> known) {
        List<Author> called = new ArrayList<>();
        boolean room = false;
        int at = text.indexOf('@');
        for (int signs = 0; at >= 0 && signs < MOST_SIGNS; signs++) {
            if (at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at))) {
                Author longest = null;
                for (Author one : known) {
                    if (isAt(text, at + 1, one.name()) && (longest == null || longer(one, longest))) {
                        longest = one;
                    }
                }
                if (longest == null) {
                    room |= isAt(text, at + 1, ROOM);
                } else if (called.size() < Mentions.MOST && !called.contains(longest)) {
                    called.add(longest);
                }
            }
            at = text.indexOf('@', at + 1);
        }
        return called.isEmpty() && !room
                ? null
                : new Mentions(called.isEmpty() ? null : List.copyOf(called), room ? true : null);
    }

    private static boolean longer(Author one, Author other) {
        return one.name().length() > other.name().length();
    }

    private static boolean isAt(String text, int from, String name) {
        int end = from + name.length();
        return text.regionMatches(true, from, name, 0, name.length())
                && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
    }
}
