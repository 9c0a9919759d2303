package org.parley.identity;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A checked display name: what a guest may be called.
 *
 * <p>It is in NFKC, of 1 to {@value #MAX_LENGTH} code points with at least one letter or digit, with single spaces
 * between words and none around them. Nothing in it is invisible or turns the direction of text, no letter carries a
 * stack of accents, and its letters are of one script or of a mix that <a
 * href="https://www.unicode.org/reports/tr39/#Restriction_Level_Detection">UTS #39, section 5.2</a> calls highly
 * restrictive, judged by the script of each character (Java does not know script extensions). Emoji may stand beside
 * the letters. A character newer than the Java runtime's Unicode is refused.
 *
 * <p>Two different names may still look alike: {@link #looksLike} tells.
 *
 * @param value the name, normalised
 */
public record Nickname(String value) {

    /** The longest name, in code points. */
    public static final int MAX_LENGTH = 40;

    // Normalising sorts runs of marks in quadratic time, so text that is far too long is turned away before.
    private static final int MAX_RAW_LENGTH = 1_000;
    private static final String TOO_LONG = "A name may have at most " + MAX_LENGTH + " characters.";

    // Variation selectors that only choose between the plain and the coloured form of an emoji.
    private static final Pattern EMOJI_STYLE = Pattern.compile("[\\x{FE0E}\\x{FE0F}]");
    private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

    // First the categories, then UTS #44's Default_Ignorable_Code_Point outside them, then symbols with a blank glyph.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}"
            + "\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}"
            + "\\x{2800}\\x{FFFC}\\x{1D159}]");

    // A mark needs something to stand on, hides behind its like (UTS #39, section 5.4), and two are enough, but that
    // ordinary spelling takes three in Burmese (Hlaing), Tibetan (Dolma), after a nukta and with an iota subscript.
    // Spacing marks (Mc) do not stack.
    private static final Pattern STACKED_MARKS =
            Pattern.compile("(?:^|\\x20)\\p{M}|([\\p{Mn}\\p{Me}])\\1|[\\p{Mn}\\p{Me}]{4}"
                    + "|[\\p{Mn}\\p{Me}]{2}[\\p{Mn}\\p{Me}&&"
                    + "[^\\x{345}\\p{IsMyanmar}\\p{IsTibetan}\\p{IsDevanagari}\\p{IsBengali}\\p{IsGurmukhi}]]");

    private static final List<Set<UnicodeScript>> USUAL_MIXES = List.of(
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    /** Checks the name as {@link #parse} does, so that no unchecked one exists. */
    public Nickname {
        require(value.length() <= MAX_RAW_LENGTH, TOO_LONG);
        String plain = EMOJI_STYLE.matcher(value).replaceAll("");
        value = SPACES.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKC))
                .replaceAll(" ");
        Matcher invisible = INVISIBLE.matcher(value);
        if (invisible.find()) {
            int first = invisible.group().codePointAt(0);
            throw new InvalidNickname(
                    "A name may not contain control or invisible characters, such as U+%04X.".formatted(first));
        }
        value = value.strip();
        require(value.codePointCount(0, value.length()) <= MAX_LENGTH, TOO_LONG);
        require(value.codePoints().anyMatch(Character::isLetterOrDigit), "A name needs at least one letter or digit.");
        String decomposed = Normalizer.normalize(value, Normalizer.Form.NFD);
        require(
                !STACKED_MARKS.matcher(decomposed).find(),
                "A name may not have more than two accents on one letter, nor an accent without a letter.");
        require(isOfOneScript(value), "A name may not mix alphabets, such as Latin and Cyrillic letters.");
    }

    /**
     * Checks the name that somebody typed, after normalising it and tidying its spaces.
     *
     * @param raw any text
     * @throws InvalidNickname if a rule is broken; its message is for the user and does not repeat {@code raw}
     */
    public static Nickname parse(String raw) {
        return new Nickname(raw);
    }

    /**
     * Returns this name with a number behind it, "Ada 2", for when "Ada" is taken; a long name is cut to leave room.
     *
     * @param n at least 1
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public Nickname numbered(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, not " + n);
        }
        String number = " " + n;
        int kept = Math.min(value.codePointCount(0, value.length()), MAX_LENGTH - number.length());
        return new Nickname(value.substring(0, value.offsetByCodePoints(0, kept)) + number);
    }

    /**
     * Returns the UTS #39 skeleton of the name without case and spaces: the key by which a name is taken. It is for
     * comparing, never for showing.
     */
    public String skeleton() {
        return Confusables.TABLE.skeletonIgnoringCase(withoutSpaces());
    }

    /**
     * Returns the UTS #39 skeleton of the name as it is written, without spaces. It finds what folding the case hides:
     * "ADMlN" and "ADMIN", or Cyrillic "ТОМ" and Latin "TOM", look alike only in capitals.
     */
    public String writtenSkeleton() {
        return Confusables.TABLE.skeleton(withoutSpaces());
    }

    /** Returns whether one of the two could be taken for the other: whether either skeleton is shared. */
    public boolean looksLike(Nickname other) {
        return skeleton().equals(other.skeleton()) || writtenSkeleton().equals(other.writtenSkeleton());
    }

    @Override
    public String toString() {
        return value;
    }

    private String withoutSpaces() {
        return value.replace(" ", "");
    }

    private static boolean isOfOneScript(String name) {
        Set<UnicodeScript> scripts = name.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .collect(Collectors.toUnmodifiableSet());
        return scripts.size() <= 1 || USUAL_MIXES.stream().anyMatch(mix -> mix.containsAll(scripts));
    }

    private static void require(boolean held, String rule) {
        if (!held) {
            throw new InvalidNickname(rule);
        }
    }
}
