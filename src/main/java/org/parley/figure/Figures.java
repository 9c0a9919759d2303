package org.parley.figure;

import java.util.List;

/** A part of this node that has numbers to show. */
public interface Figures {

    /** Returns its numbers, as they are now. Thread-safe; waits for nothing. */
    List<Figure> now();
}
