package org.parley.markup;

/**
 * What stands before and after a run of signs, and so whether it may open or close something: an opener stands before a
 * word, a closer after one (CommonMark 0.31.2, section 6.2).
 *
 * @param left it could open
 * @param right it could close
 * @param punctuatedBefore whether punctuation is before it
 * @param punctuatedAfter whether punctuation is after it
 */
record Flanks(boolean left, boolean right, boolean punctuatedBefore, boolean punctuatedAfter) {

    static Flanks of(String text, int from, int end) {
        int before = from == 0 ? ' ' : text.codePointBefore(from);
        int after = end == text.length() ? ' ' : text.codePointAt(end);
        boolean spaceBefore = isSpace(before);
        boolean spaceAfter = isSpace(after);
        boolean signBefore = !spaceBefore && isPunctuation(before);
        boolean signAfter = !spaceAfter && isPunctuation(after);
        return new Flanks(
                !spaceAfter && (!signAfter || spaceBefore || signBefore),
                !spaceBefore && (!signBefore || spaceAfter || signAfter),
                signBefore,
                signAfter);
    }

    /** @param whole whether the sign formats whole words only: {@code snake_case_names} are one */
    boolean opens(boolean whole) {
        return left && (!whole || !right || punctuatedBefore);
    }

    /** @param whole whether the sign formats whole words only */
    boolean closes(boolean whole) {
        return right && (!whole || !left || punctuatedAfter);
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isPunctuation(int point) {
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }
}
