package org.parley.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parley.protocol.Message;

/**
 * A message that was looked for.
 *
 * @param marks what of its text was looked for, in its order, none over another
 */
public record Found(Message message, List<Mark> marks) {

    /** How much of a long text is shown, in UTF-16 units. */
    private static final int SHOWN = 300;

    /** How much of that stands before what was looked for. */
    private static final int BEFORE = 80;

    private static final String CUT = "…";

    /** A stretch of a text, in UTF-16 units: from {@code start} to before {@code end}. */
    public record Mark(int start, int end) {}

    /** As much of a text as shows what was looked for; an ellipsis stands where it was cut. */
    public record Snippet(String text, List<Mark> marks) {}

    /** Joins marks that touch. */
    public Found {
        marks = joined(marks);
    }

    private static List<Mark> joined(List<Mark> marks) {
        List<Mark> joined = new ArrayList<>();
        for (Mark mark : marks.stream()
                .sorted(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end))
                .toList()) {
            Mark last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && mark.start() <= last.end()) {
                joined.set(joined.size() - 1, new Mark(last.start(), Math.max(last.end(), mark.end())));
            } else {
                joined.add(mark);
            }
        }
        return joined;
    }

    /** Returns the part of the text around the first mark. */
    public Snippet snippet() {
        String text = message.text();
        if (text.length() <= SHOWN) {
            return new Snippet(text, marks);
        }
        int first = marks.isEmpty() ? 0 : marks.get(0).start();
        int start = whole(text, Math.max(0, Math.min(first - BEFORE, text.length() - SHOWN)));
        int end = whole(text, Math.min(text.length(), start + SHOWN));
        String before = start > 0 ? CUT : "";
        int moved = before.length() - start;
        List<Mark> shown = marks.stream()
                .filter(mark -> mark.start() >= start && mark.start() < end)
                .map(mark -> new Mark(mark.start() + moved, Math.min(mark.end(), end) + moved))
                .toList();
        return new Snippet(before + text.substring(start, end) + (end < text.length() ? CUT : ""), shown);
    }

    /** Not between the two halves of a character. */
    private static int whole(String text, int index) {
        boolean split = index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index));
        return split ? index - 1 : index;
    }
}
