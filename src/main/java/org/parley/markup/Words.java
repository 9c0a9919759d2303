package org.parley.markup;

/** What the formatting of a text asks of its characters. */
final class Words {

    /** What may stand around an address, and at its end. */
    private static final String AROUND = "<>\"'`|[]";

    private static final String BEHIND = "*_~.,;:!?)";

    private Words() {}

    /** Returns where the run of the same sign ends that is here. */
    static int endOfRun(String text, int from) {
        int end = from + 1;
        while (end < text.length() && text.charAt(end) == text.charAt(from)) {
            end++;
        }
        return end;
    }

    /** Returns where the web address ends that begins here, or the next index where none does: its signs are no marks. */
    static int addressAt(String text, int from) {
        boolean begins = (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
                && (text.regionMatches(true, from, "https://", 0, 8)
                        || text.regionMatches(true, from, "http://", 0, 7));
        if (!begins) {
            return from + 1;
        }
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && AROUND.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (BEHIND.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Returns what stands between backticks: in one line, without the space that keeps it from them. */
    static String inCode(String typed) {
        String line = typed.replace('\n', ' ');
        boolean spaced = line.startsWith(" ") && line.endsWith(" ") && !line.isBlank();
        return spaced ? line.substring(1, line.length() - 1) : line;
    }

    /** Returns an address as the value of an attribute. */
    static String escaped(String address) {
        return address.replace("&", "&amp;").replace("\"", "&quot;");
    }
}
