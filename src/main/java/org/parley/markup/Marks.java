package org.parley.markup;

import org.jspecify.annotations.Nullable;

/** Pairs the marks of a text, each closer with the nearest opener that fits, as CommonMark does. Takes linear time. */
final class Marks {

    private @Nullable Mark last;

    void add(Mark mark) {
        mark.previous = last;
        if (last != null) {
            last.next = mark;
        }
        last = mark;
    }

    @Nullable
    Mark last() {
        return last;
    }

    /** Pairs those after one, and forgets them. */
    void pairAfter(@Nullable Mark bottom) {
        // Below these no opener was found for a closer of the same kind.
        var bounds = new @Nullable Mark[Mark.KINDS];
        var searched = new boolean[Mark.KINDS];
        Mark closer = firstAfter(bottom);
        while (closer != null) {
            if (!closer.closes) {
                closer = closer.next;
                continue;
            }
            int kind = closer.kind();
            Mark bound = searched[kind] ? bounds[kind] : bottom;
            Mark opener = closer.previous;
            while (opener != null && opener != bottom && opener != bound && !opener.fits(closer)) {
                opener = opener.previous;
            }
            if (opener == null || opener == bottom || opener == bound) {
                bounds[kind] = closer.previous;
                searched[kind] = true;
                Mark next = closer.next;
                if (!closer.opens) {
                    remove(closer);
                }
                closer = next;
                continue;
            }
            while (closer.previous != opener) {
                remove(closer.previous);
            }
            opener.pair(closer);
            if (opener.left == 0) {
                remove(opener);
            }
            if (closer.left == 0) {
                Mark next = closer.next;
                remove(closer);
                closer = next;
            }
        }
        last = bottom;
        if (bottom != null) {
            bottom.next = null;
        }
    }

    private @Nullable Mark firstAfter(@Nullable Mark bottom) {
        Mark first = last;
        if (first == bottom) {
            return null;
        }
        while (first != null && first.previous != bottom) {
            first = first.previous;
        }
        return first;
    }

    private void remove(@Nullable Mark mark) {
        if (mark == null) {
            return;
        }
        if (mark.previous != null) {
            mark.previous.next = mark.next;
        }
        if (mark.next != null) {
            mark.next.previous = mark.previous;
        }
        if (last == mark) {
            last = mark.previous;
        }
    }
}
