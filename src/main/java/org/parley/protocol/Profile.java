package org.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has chosen that others see of them, besides the name.
 *
 * @param text what they say of themselves; null: nothing
 * @param hue the colour of their avatar, one of the page's {@value #HUES}; null: the one that follows from the id
 */
public record Profile(@Nullable StatusText text, @Nullable Integer hue) {

    /** Of somebody who has chosen nothing. */
    public static final Profile NONE = new Profile(null, null);

    /** How many colours avatars have. */
    public static final int HUES = 8;

    /** @throws Refusal when there is no such colour */
    public Profile {
        if (hue != null && (hue < 0 || hue >= HUES)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "\"hue\" is a number from 0 to " + (HUES - 1));
        }
    }

    /** Returns the same with another text. */
    public Profile saying(@Nullable StatusText other) {
        return new Profile(other, hue);
    }
}
