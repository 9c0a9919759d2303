package org.parley.markup;

/** HTML while it is written, and whether it says more than its characters do. For one thread. */
final class Html {

    private final StringBuilder html = new StringBuilder();
    private boolean formatted;

    /** Appends what somebody typed; a line feed becomes a break. */
    void text(CharSequence typed) {
        for (int i = 0; i < typed.length(); i++) {
            character(typed.charAt(i));
        }
    }

    private void character(char c) {
        if (c == '\n') {
            html.append("<br>");
        } else {
            literal(c);
        }
    }

    /** Appends code, whose lines stay lines. */
    void code(CharSequence typed) {
        formatted = true;
        for (int i = 0; i < typed.length(); i++) {
            literal(typed.charAt(i));
        }
    }

    private void literal(char c) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            default -> html.append(c);
        }
    }

    /** Appends a tag that formats. */
    void tag(String tag) {
        formatted = true;
        html.append(tag);
    }

    /** Appends a tag that is there in any text. */
    void plainTag(String tag) {
        html.append(tag);
    }

    /** Says that a mark was left out which stood there to be left out. */
    void unescaped() {
        formatted = true;
    }

    boolean isFormatted() {
        return formatted;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
