package org.parley.backplane;

import org.jspecify.annotations.Nullable;

/** Writes one line of fields, with tabs between them. Used by one thread. */
final class FieldWriter {

    private final StringBuilder line;

    /** @param name the first field, of letters only */
    FieldWriter(String name) {
        line = new StringBuilder(name);
    }

    /** Adds a text; null is another one than the empty one. */
    FieldWriter text(@Nullable String text) {
        line.append('\t');
        if (text == null) {
            line.append("\\0");
            return this;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                default -> line.append(c);
            }
        }
        return this;
    }

    FieldWriter number(long number) {
        line.append('\t').append(number);
        return this;
    }

    FieldWriter flag(boolean flag) {
        return number(flag ? 1 : 0);
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
