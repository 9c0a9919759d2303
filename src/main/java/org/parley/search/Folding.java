package org.parley.search;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes words alike that people take for the same: capital and small letters, letters with and without accents, full and half
 * width. What a mark makes another letter of (Japanese, Devanagari, Korean) stays.
 */
final class Folding {

    private Folding() {}

    /** Returns the word as it is looked for. */
    static String of(String word) {
        if (isPlain(word)) {
            return word;
        }
        String apart = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(apart.length());
        apart.codePoints().filter(letter -> !isAccent(letter)).forEach(letter -> append(letter, folded));
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c > 'z' || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** The accents of Latin, Greek and Cyrillic, and the vowels that Hebrew and Arabic mostly leave out. */
    private static boolean isAccent(int letter) {
        return (letter >= 0x0300 && letter <= 0x036F)
                || (letter >= 0x0591 && letter <= 0x05C7)
                || (letter >= 0x064B && letter <= 0x065F)
                || letter == 0x0670;
    }

    /** Letters that Unicode does not take apart, and people do. */
    private static void append(int letter, StringBuilder folded) {
        switch (letter) {
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'þ' -> folded.append("th");
            case 'ø' -> folded.append('o');
            case 'ł' -> folded.append('l');
            case 'đ', 'ð' -> folded.append('d');
            case 'ı' -> folded.append('i');
            case 'ς' -> folded.append('σ');
            default -> folded.appendCodePoint(letter);
        }
    }
}
