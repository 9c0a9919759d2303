package org.parley.protocol;

import java.util.regex.Pattern;

/**
 * One emoji: a grapheme of Unicode (UAX 29) of at most {@value #MAX_LENGTH} UTF-16 units that has a pictograph in it.
 *
 * <p>Not by the list of emoji: clients are newer than servers, and what a server does not know yet is in the blocks that
 * Unicode has set aside for it.
 */
public record Emoji(String value) implements WireValue {

    /** The longest one, in UTF-16 units: flags of regions have 14, families with skin tones more. */
    public static final int MAX_LENGTH = 40;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final int FIRST_PICTOGRAPH = 0x1F000;
    private static final int LAST_PICTOGRAPH = 0x1FAFF;
    private static final int KEYCAP = 0x20E3;

    /** @throws IllegalArgumentException with a sentence for the sender, where it is none */
    public Emoji {
        boolean one = value.length() <= MAX_LENGTH && GRAPHEME.matcher(value).matches();
        if (!one || value.codePoints().noneMatch(Emoji::isPictograph)) {
            throw new IllegalArgumentException("\"emoji\" is not one emoji");
        }
    }

    private static boolean isPictograph(int point) {
        return Character.getType(point) == Character.OTHER_SYMBOL
                || (point >= FIRST_PICTOGRAPH && point <= LAST_PICTOGRAPH)
                || point == KEYCAP
                || "↔‼⁉▪▫◾◽".indexOf(point) >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
