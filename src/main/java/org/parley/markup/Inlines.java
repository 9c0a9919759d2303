package org.parley.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.markup.Mark.Tag;

/**
 * Formats a paragraph: code, links, and what stands between marks. Web addresses and everything that pairs with nothing
 * stay as they were typed. Takes linear time; for one text and one thread.
 */
final class Inlines {

    /** Elements in elements, at most; deeper ones are left out, and what is in them is not. */
    private static final int DEEPEST = 8;

    private static final String ESCAPABLE = "\\`*_~|[]()>#-+.!";

    /** A stretch of text, then perhaps a mark. */
    private static final class Piece {
        final StringBuilder text = new StringBuilder();
        /** Code instead of text. */
        boolean code;

        @Nullable
        Mark mark;

        @Nullable
        Tag opensLink;

        boolean closesLink;
    }

    private record Bracket(Piece piece, int start, @Nullable Mark before) {}

    private final String text;
    private final Html html;
    private final List<Piece> pieces = new ArrayList<>();
    private final Marks marks = new Marks();
    private final Deque<Bracket> brackets = new ArrayDeque<>();
    private @Nullable Map<Integer, Integer> lastTicks;
    private Piece current = new Piece();
    private int at;

    private Inlines(String text, Html html) {
        this.text = text;
        this.html = html;
    }

    static void write(String text, Html html) {
        var inlines = new Inlines(text, html);
        inlines.read();
        inlines.marks.pairAfter(null);
        inlines.write();
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '`' -> code();
                case '[' -> openBracket();
                case ']' -> closeBracket();
                case '*', '_', '~', '|' -> mark(c);
                case 'h', 'H' -> word(Words.addressAt(text, at));
                default -> word(at + 1);
            }
        }
        cut();
    }

    /** Takes text up to an index. */
    private void word(int end) {
        current.text.append(text, at, end);
        at = end;
    }

    /** Ends the present stretch of text. */
    private Piece cut() {
        Piece piece = current;
        pieces.add(piece);
        current = new Piece();
        return piece;
    }

    private void escape() {
        boolean escapes = at + 1 < text.length() && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0;
        if (escapes) {
            at++;
            // Else ¯\_(ツ)_/¯ would lose an arm.
            if (text.charAt(at) != '_') {
                html.unescaped();
            }
        }
        word(at + 1);
    }

    /** A run of backticks opens code where another one of the same length comes later. */
    private void code() {
        int inner = Words.endOfRun(text, at);
        int ticks = inner - at;
        if (lastTicks().getOrDefault(ticks, -1) <= at) {
            word(inner);
            return;
        }
        int close = inner;
        int end;
        do {
            close = text.indexOf('`', close);
            end = Words.endOfRun(text, close);
            if (end - close == ticks) {
                break;
            }
            close = end;
        } while (true);
        String typed = text.substring(inner, close);
        if (typed.isBlank()) {
            word(end);
            return;
        }
        cut();
        current.code = true;
        current.text.append(Words.inCode(typed));
        cut();
        at = end;
    }

    /** Returns where the last run of backticks of each length begins. */
    private Map<Integer, Integer> lastTicks() {
        if (lastTicks == null) {
            lastTicks = new HashMap<>();
            int from = text.indexOf('`', at);
            while (from >= 0) {
                int end = Words.endOfRun(text, from);
                lastTicks.put(end - from, from);
                from = text.indexOf('`', end);
            }
        }
        return lastTicks;
    }

    private void mark(char sign) {
        int end = Words.endOfRun(text, at);
        int length = end - at;
        boolean emphasis = sign == '*' || sign == '_';
        if (emphasis ? length > 3 : length != 2) {
            word(end);
            return;
        }
        var flanks = Flanks.of(text, at, end);
        boolean within = sign == '_';
        var mark = new Mark(sign, length, flanks.opens(within), flanks.closes(within));
        cut().mark = mark;
        if (mark.opens || mark.closes) {
            marks.add(mark);
        }
        at = end;
    }

    private void openBracket() {
        cut();
        brackets.push(new Bracket(current, at, marks.last()));
        word(at + 1);
    }

    private void closeBracket() {
        Bracket open = brackets.poll();
        Destination destination = open == null ? null : Destination.at(text, at + 1);
        if (open == null || destination == null) {
            word(at + 1);
            return;
        }
        String words = text.substring(open.start() + 1, at);
        if (words.isBlank() || destination.isContradictedBy(words)) {
            word(at + 1);
            return;
        }
        marks.pairAfter(open.before());
        open.piece().text.deleteCharAt(0);
        open.piece().opensLink = new Tag("<a href=\"" + Words.escaped(destination.address()) + "\">", "</a>");
        cut().closesLink = true;
        // No link in a link.
        brackets.clear();
        at = destination.end();
    }

    private void write() {
        var open = new Writer();
        for (Piece piece : pieces) {
            if (piece.opensLink != null) {
                open.open(piece.opensLink);
            }
            if (piece.code) {
                html.tag("<code>");
                html.code(piece.text);
                html.tag("</code>");
            } else {
                html.text(piece.text);
            }
            if (piece.closesLink) {
                open.close();
            }
            if (piece.mark != null) {
                open.mark(piece.mark);
            }
        }
    }

    /** Writes the tags, which are nested already, down to a depth. */
    private final class Writer {
        private final Deque<Tag> open = new ArrayDeque<>();

        void open(Tag tag) {
            open.push(tag);
            if (open.size() <= DEEPEST) {
                html.tag(tag.open());
            }
        }

        void close() {
            Tag tag = open.pop();
            if (open.size() < DEEPEST) {
                html.tag(tag.close());
            }
        }

        void mark(Mark mark) {
            for (int i = 0; i < mark.closed.size(); i++) {
                close();
            }
            html.text(String.valueOf(mark.sign).repeat(mark.left));
            for (int i = mark.opened.size() - 1; i >= 0; i--) {
                open(mark.opened.get(i));
            }
        }
    }
}
