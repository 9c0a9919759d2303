package org.parley.protocol;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of themselves beside their name: one line of 1 to {@value #MAX_LENGTH} characters (Unicode code points).
 *
 * <p>It stands in lists among others, so nothing in it turns the direction of text, is invisible or reaches into the lines
 * above: that is taken out. What joins emoji and letters stays where it joins something. It is in NFC, with single spaces.
 *
 * @param value the text, tidied
 */
public record StatusText(String value) implements WireValue {

    /** The longest text, in code points. */
    public static final int MAX_LENGTH = 80;

    // Normalising sorts runs of marks in quadratic time, so text that is far too long is turned away before.
    private static final int MAX_RAW_LENGTH = 1_000;

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    // A flag of a region is spelled in tags, which are nothing elsewhere; the two styles of emoji and the joiners stay.
    private static final Pattern INVISIBLE =
            Pattern.compile("(\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{1,8}\\x{E007F})"
                    + "|[\\p{Cf}\\p{Co}\\p{Cs}&&[^\\x{200C}\\x{200D}]]"
                    + "|[\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}\\x{FE00}-\\x{FE0D}"
                    + "\\x{FFA0}\\x{FFFC}\\x{1D159}\\x{E0000}-\\x{E0FFF}]");

    private static final Pattern LOOSE_JOINERS =
            Pattern.compile("(?:^|(?<=\\x20))[\\x{200C}\\x{200D}]+|[\\x{200C}\\x{200D}]+(?=\\x20|$)");

    // Three are enough for any spelling, and none stands without a letter.
    private static final Pattern STACKED_MARKS =
            Pattern.compile("(?<=[\\p{Mn}\\p{Me}]{3})[\\p{Mn}\\p{Me}]+|(?:^|(?<=\\x20))[\\p{M}\\x{200C}\\x{200D}]+");

    /** Tidies the text, so that none exists that is not tidy; a blank one is none: {@link #parse}. */
    public StatusText {
        value = tidy(value);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the text is empty");
        }
    }

    /**
     * Tidies what somebody typed; null where nothing is left.
     *
     * @throws Refusal when it is too long
     */
    public static @Nullable StatusText parse(String raw) {
        String tidy = tidy(raw);
        return tidy.isEmpty() ? null : new StatusText(tidy);
    }

    private static String tidy(String raw) {
        requireLength(raw.length() <= MAX_RAW_LENGTH);
        String visible = INVISIBLE.matcher(SPACES.matcher(raw).replaceAll(" ")).replaceAll("$1");
        String plain = Normalizer.normalize(visible, Normalizer.Form.NFC);
        String before;
        do {
            before = plain;
            plain = SPACES.matcher(plain).replaceAll(" ").strip();
            plain = LOOSE_JOINERS.matcher(plain).replaceAll("");
            plain = STACKED_MARKS.matcher(plain).replaceAll("");
        } while (!plain.equals(before));
        requireLength(plain.codePointCount(0, plain.length()) <= MAX_LENGTH);
        return plain;
    }

    private static void requireLength(boolean held) {
        if (!held) {
            throw new Refusal(ErrorCode.TOO_LARGE, "a status text has at most " + MAX_LENGTH + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
