package org.parley.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text, or a sign: one character of a script that puts no spaces between words, or an emoji.
 *
 * @param word as it is looked for
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it has ended
 * @param sign whether it is a sign
 * @param glued whether it is a sign that stands directly behind another one of such a script
 */
record Token(String word, int start, int end, boolean sign, boolean glued) {

    /** Lengthens a vowel in Katakana; Unicode gives it to no script. */
    private static final int LONG_VOWEL = 0x30FC;

    private static final int HALF_WIDTH_LONG_VOWEL = 0xFF70;

    private enum Kind {
        GAP,
        WORD,
        /** Of a script without spaces. */
        UNSPACED,
        SYMBOL
    }

    /** Returns the tokens of a text, in its order. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = start + Character.charCount(text.codePointAt(start));
            Kind kind = kind(text.codePointAt(start));
            while (kind == Kind.WORD && end < text.length() && kind(text.codePointAt(end)) == Kind.WORD) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (kind != Kind.GAP) {
                add(tokens, text, start, end, kind);
            }
            start = end;
        }
        return tokens;
    }

    private static void add(List<Token> tokens, String text, int start, int end, Kind kind) {
        String word = Folding.of(text.substring(start, end));
        if (!word.isBlank()) {
            Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
            boolean glued = kind == Kind.UNSPACED
                    && before != null
                    && before.end == start
                    && kind(text.codePointAt(before.start)) == Kind.UNSPACED;
            tokens.add(new Token(word, start, end, kind != Kind.WORD, glued));
        }
    }

    private static Kind kind(int character) {
        if (character < 0x80) {
            return Character.isLetterOrDigit(character) ? Kind.WORD : Kind.GAP;
        }
        return switch (Character.getType(character)) {
            case Character.OTHER_SYMBOL -> Kind.SYMBOL;
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> isUnspaced(character) ? Kind.UNSPACED : Kind.WORD;
            default -> Kind.GAP;
        };
    }

    private static boolean isUnspaced(int character) {
        return character == LONG_VOWEL
                || character == HALF_WIDTH_LONG_VOWEL
                || switch (UnicodeScript.of(character)) {
                    // Korean has spaces, but glues to a word what it is there for.
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
                    default -> false;
                };
    }
}
