package org.parley.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read strictly: each has the type that is asked for, or the frame is bad.
 *
 * <p>JSON-B binds leniently, and each provider differently: a number for a string, the last of two equal keys. What
 * comes from outside is therefore read field by field.
 */
public final class JsonFields {

    private static final int MAX_DIGITS = 18;

    private final Map<String, Object> fields;

    JsonFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** An object or an array, whose content nobody asks for yet. */
    enum Nested {
        VALUE
    }

    /** An array that has nothing but texts. */
    record Texts(List<String> texts) {
        Texts {
            texts = List.copyOf(texts);
        }
    }

    /** A number as it came: {@code 1e999999999} costs nothing until somebody wants its value. */
    record Digits(String text) {}

    /** Returns whether the field is there and not null. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /**
     * Returns a string that must be there.
     *
     * @throws BadFrame when the field is missing or not a string
     */
    public String text(String name) throws BadFrame {
        return required(name, optionalText(name));
    }

    /**
     * Returns a string, or null where there is none.
     *
     * @throws BadFrame when the field is there and not a string
     */
    public @Nullable String optionalText(String name) throws BadFrame {
        return optional(name, String.class, "a string");
    }

    /**
     * Returns texts that must be there.
     *
     * @throws BadFrame when the field is missing or not an array of strings
     */
    public List<String> texts(String name) throws BadFrame {
        return required(name, optional(name, Texts.class, "an array of strings"))
                .texts();
    }

    /**
     * Returns a flag that must be there.
     *
     * @throws BadFrame when the field is missing or not true or false
     */
    public boolean flag(String name) throws BadFrame {
        return required(name, optionalFlag(name));
    }

    /**
     * Returns a flag, or null where there is none.
     *
     * @throws BadFrame when the field is there and not true or false
     */
    public @Nullable Boolean optionalFlag(String name) throws BadFrame {
        return optional(name, Boolean.class, "true or false");
    }

    /**
     * Returns a position in a log, or null where there is none.
     *
     * @throws BadFrame when the field is there and not a whole number from 0 up to 18 digits
     */
    public @Nullable Long optionalPosition(String name) throws BadFrame {
        Digits digits = optional(name, Digits.class, "a number");
        if (digits == null) {
            return null;
        }
        String text = digits.text();
        if (text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadFrame("\"" + name + "\" must be a whole number, 0 or more");
        }
        return Long.valueOf(text);
    }

    /**
     * Returns a position in a log that must be there.
     *
     * @throws BadFrame when the field is missing or not a whole number from 0 up to 18 digits
     */
    public long position(String name) throws BadFrame {
        return required(name, optionalPosition(name));
    }

    @Nullable
    Object raw(String name) {
        return fields.get(name);
    }

    private <T> @Nullable T optional(String name, Class<T> type, String what) throws BadFrame {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw new BadFrame("\"" + name + "\" must be " + what);
        }
        return type.cast(value);
    }

    private static <T> T required(String name, @Nullable T value) throws BadFrame {
        if (value == null) {
            throw new BadFrame("\"" + name + "\" is missing");
        }
        return value;
    }
}
