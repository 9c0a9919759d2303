package org.parley.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that are looked for, one directly behind the other.
 *
 * @param open whether the last one may go on
 */
record Phrase(List<Token> tokens, boolean open) {

    /** From so many letters on a word may go on: fewer begin too many words. */
    private static final int LETTERS = 3;

    Phrase {
        tokens = List.copyOf(tokens);
    }

    /** Returns what somebody typed without quotes. */
    static Phrase typed(List<Token> tokens) {
        Token last = tokens.get(tokens.size() - 1);
        return new Phrase(
                tokens,
                !last.sign() && last.word().codePointCount(0, last.word().length()) >= LETTERS);
    }

    List<Key> keys() {
        return Key.of(tokens, open);
    }

    /** Returns where it stands in a text. */
    List<Found.Mark> in(List<Token> text) {
        List<Found.Mark> marks = new ArrayList<>();
        for (int i = 0; i + tokens.size() <= text.size(); i++) {
            if (isAt(i, text)) {
                Token last = text.get(i + tokens.size() - 1);
                marks.add(new Found.Mark(text.get(i).start(), last.end()));
            }
        }
        return marks;
    }

    private boolean isAt(int start, List<Token> text) {
        for (int i = 0; i < tokens.size(); i++) {
            String sought = tokens.get(i).word();
            String there = text.get(start + i).word();
            boolean goesOn = open && i + 1 == tokens.size() && there.startsWith(sought);
            if (!there.equals(sought) && !goesOn) {
                return false;
            }
        }
        return true;
    }
}
