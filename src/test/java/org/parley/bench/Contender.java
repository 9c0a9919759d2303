package org.parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A server that can be measured. */
interface Contender {

    /** Returns the name under which it is asked for and reported. */
    String name();

    /** Returns how it is spoken to. */
    Dialect dialect();

    /** Returns whether it is Parley, and so one with a log. */
    boolean isParley();

    /** Returns whether it runs on a JVM, whose heap can be weighed. */
    default boolean hasHeap() {
        return isParley();
    }

    /** Returns what can be done to it. */
    default Set<Scenario> scenarios() {
        return EnumSet.allOf(Scenario.class);
    }

    /** Returns why it cannot be started here. */
    Optional<String> missing();

    /**
     * Prepares a start.
     *
     * @param folder is the start's own: for its configuration and its data
     * @param log where Parley keeps its messages; others keep none
     */
    Launch launch(int port, Path folder, Log log) throws IOException;
}
