package org.parley.faults.checker;

import java.util.function.Consumer;

/** A promise that every history keeps. */
interface Invariant {

    /** Returns its name in the list of promises. */
    String name();

    /** Tells in sentences where a history breaks it. */
    void check(History history, Consumer<String> broken);
}
