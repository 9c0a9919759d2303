package org.parley.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a message into paragraphs, quotes, lists and code, by its lines. What a line is, it says itself: a quote ends
 * where the signs end.
 */
final class Blocks {

    /** Quotes in quotes, at most. */
    private static final int DEEPEST = 3;

    private static final Pattern FENCE = Pattern.compile(" {0,3}```([A-Za-z0-9+#._-]{0,20})[ \t]*");
    private static final Pattern END = Pattern.compile("[ \t]*```+[ \t]*");
    private static final Pattern QUOTE = Pattern.compile(">+[ \t].*\\S.*");
    private static final Pattern STILL_QUOTE = Pattern.compile(">+(?:[ \t].*)?");

    private final Html html;

    Blocks(Html html) {
        this.html = html;
    }

    void write(String text) {
        write(text.lines().toList(), 1);
    }

    private void write(List<String> lines, int depth) {
        var paragraph = new ArrayList<String>();
        int from = 0;
        while (from < lines.size()) {
            String line = lines.get(from);
            int end = endOfBlock(lines, from, depth);
            if (end > from || line.isBlank()) {
                paragraph(paragraph);
            } else {
                paragraph.add(line);
            }
            if (end > from) {
                block(lines.subList(from, end), depth);
            }
            from = Math.max(end, from + 1);
        }
        paragraph(paragraph);
    }

    /** Returns where code, a quote or a list ends that begins here; where none does, here. */
    private static int endOfBlock(List<String> lines, int from, int depth) {
        String line = lines.get(from);
        if (FENCE.matcher(line).matches()) {
            return endOfCode(lines, from);
        } else if (depth <= DEEPEST && QUOTE.matcher(line).matches()) {
            return endOfQuote(lines, from);
        }
        return ListLines.begins(line) ? ListLines.end(lines, from) : from;
    }

    private void block(List<String> lines, int depth) {
        if (FENCE.matcher(lines.get(0)).matches()) {
            code(lines);
        } else if (ListLines.begins(lines.get(0))) {
            new ListLines(html).write(lines);
        } else {
            quote(lines, depth);
        }
    }

    private void paragraph(List<String> lines) {
        if (!lines.isEmpty()) {
            html.plainTag("<p>");
            Inlines.write(String.join("\n", lines), html);
            html.plainTag("</p>");
            lines.clear();
        }
    }

    /** Returns where code ends: behind its last fence, or at the end; where nothing is in it, where it begins. */
    private static int endOfCode(List<String> lines, int from) {
        boolean empty = true;
        for (int i = from + 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (END.matcher(line).matches()) {
                return empty ? from : i + 1;
            }
            empty &= line.isBlank();
            if (line.stripTrailing().endsWith("```")) {
                return i + 1;
            }
        }
        return empty ? from : lines.size();
    }

    private void code(List<String> lines) {
        Matcher fence = FENCE.matcher(lines.get(0));
        String language = fence.matches() ? fence.group(1) : "";
        html.tag("<pre><code" + (language.isEmpty() ? "" : " class=\"language-" + language + "\"") + ">");
        String last = lines.get(lines.size() - 1).stripTrailing();
        boolean alone = END.matcher(last).matches();
        boolean behind = !alone && last.endsWith("```");
        html.code(String.join("\n", lines.subList(1, lines.size() - (alone || behind ? 1 : 0))));
        if (behind) {
            html.code((lines.size() > 2 ? "\n" : "") + last.substring(0, last.length() - 3));
        }
        html.tag("</code></pre>");
    }

    private static int endOfQuote(List<String> lines, int from) {
        int end = from + 1;
        while (end < lines.size() && STILL_QUOTE.matcher(lines.get(end)).matches()) {
            end++;
        }
        return end;
    }

    private void quote(List<String> lines, int depth) {
        html.tag("<blockquote>");
        write(lines.stream().map(Blocks::quoted).toList(), depth + 1);
        html.tag("</blockquote>");
    }

    /** Returns a line of a quote without its first sign. */
    private static String quoted(String line) {
        boolean spaced = line.length() > 1 && (line.charAt(1) == ' ' || line.charAt(1) == '\t');
        return line.substring(spaced ? 2 : 1);
    }
}
