package org.parley.web;

/** Makes text from outside fit for a log: one line, nothing that a terminal or a look-up would act on. */
final class LogText {

    private static final int MOST = 200;

    private LogText() {}

    /** Escapes everything but printable ASCII, and {@code $}, and cuts after 200 characters. */
    static String escape(String text) {
        var escaped = new StringBuilder();
        text.chars().limit(MOST).forEach(c -> {
            if (c < ' ' || c > '~' || c == '$' || c == '\\') {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
