package org.parley.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The signals that Java does not send itself. */
final class Signals {

    static final String STOP = "-STOP";
    static final String CONTINUE = "-CONT";
    static final String KILL = "-KILL";

    private Signals() {}

    /** Sends a signal to processes; those that have ended meanwhile are passed over. */
    static void send(String signal, Collection<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        pids.forEach(pid -> command.add(String.valueOf(pid)));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
