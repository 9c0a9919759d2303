package org.parley.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a list: items, and what is indented below them. Numbers count up from 1, or are all the same; a line with
 * another number is no item, because it would get a number that nobody wrote.
 */
final class ListLines {

    /** Lists in lists, at most. */
    private static final int DEEPEST = 4;

    private static final int FARTHEST = 12;
    private static final Pattern ITEM =
            Pattern.compile("( {0," + FARTHEST + "})(?:[-*]|(\\d{1,3})[.)])[ \t]+(?![-* \t]*$)(\\S.*)", Pattern.DOTALL);
    private static final Pattern BELOW = Pattern.compile("(?: {2}|\t)\\s*[^\\s`].*", Pattern.DOTALL);

    /** @param number 0 for a bullet */
    private record Item(int indent, int number, StringBuilder text) {

        boolean isNumbered() {
            return number > 0;
        }
    }

    private final Html html;

    ListLines(Html html) {
        this.html = html;
    }

    /** Returns whether a list begins with this line. */
    static boolean begins(String line) {
        Matcher item = ITEM.matcher(line);
        return item.matches() && (item.group(2) == null || number(item) == 1);
    }

    private static int number(Matcher item) {
        return item.group(2) == null ? 0 : Integer.parseInt(item.group(2));
    }

    /** Returns where the list ends that begins here. */
    static int end(List<String> lines, int from) {
        var numbers = new int[FARTHEST + 1];
        int end = from;
        while (end < lines.size() && belongs(lines.get(end), numbers, end > from)) {
            end++;
        }
        return end;
    }

    private static boolean belongs(String line, int[] numbers, boolean below) {
        Matcher item = ITEM.matcher(line);
        if (!item.matches()) {
            return below && BELOW.matcher(line).matches();
        }
        if (item.group(2) == null) {
            return true;
        }
        int indent = item.group(1).length();
        int number = number(item);
        int last = numbers[indent];
        numbers[indent] = number;
        return number == 1 || (last > 0 && (number == last || number == last + 1));
    }

    void write(List<String> lines) {
        var items = new ArrayList<Item>();
        for (String line : lines) {
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                items.add(new Item(item.group(1).length(), number(item), new StringBuilder(item.group(3))));
            } else {
                items.get(items.size() - 1).text().append('\n').append(line.strip());
            }
        }
        int next = 0;
        while (next < items.size()) {
            next = write(items, next, 1);
        }
    }

    /** Writes the list that begins with an item, and the lists in it; returns the first item that is not in it. */
    private int write(List<Item> items, int from, int depth) {
        Item first = items.get(from);
        html.tag(first.isNumbered() ? "<ol>" : "<ul>");
        int next = from;
        while (next < items.size() && isOf(first, items.get(next))) {
            html.tag("<li>");
            Inlines.write(items.get(next++).text().toString(), html);
            while (next < items.size() && depth < DEEPEST && items.get(next).indent() >= first.indent() + 2) {
                next = write(items, next, depth + 1);
            }
            html.tag("</li>");
        }
        html.tag(first.isNumbered() ? "</ol>" : "</ul>");
        return next;
    }

    private static boolean isOf(Item first, Item item) {
        return item.indent() >= first.indent() && item.isNumbered() == first.isNumbered();
    }
}
