package org.parley.backplane;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link FieldWriter} has written. Whatever is not that is an {@link IllegalArgumentException}. Used by one
 * thread.
 */
final class FieldReader {

    private final String[] fields;
    private int next = 1;

    FieldReader(String line) {
        fields = line.split("\t", -1);
    }

    String name() {
        return fields[0];
    }

    boolean hasMore() {
        return next < fields.length;
    }

    @Nullable
    String textOrNull() {
        String field = take();
        return field.equals("\\0") ? null : plain(field);
    }

    String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalArgumentException("a text is missing");
        }
        return text;
    }

    /** Returns a whole number, 0 or more. */
    long number() {
        long number = Long.parseLong(take());
        if (number < 0) {
            throw new IllegalArgumentException("a number is negative");
        }
        return number;
    }

    boolean flag() {
        return number() == 1;
    }

    private String take() {
        if (!hasMore()) {
            throw new IllegalArgumentException("a field is missing");
        }
        return fields[next++];
    }

    private static String plain(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        var text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\') {
                i++;
                c = unescaped(i < field.length() ? field.charAt(i) : ' ');
            }
            text.append(c);
        }
        return text.toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case '\\' -> '\\';
            case 't' -> '\t';
            case 'n' -> '\n';
            default -> throw new IllegalArgumentException("an escape is unknown");
        };
    }
}
