package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An application server that runs a WAR at the root. */
public interface AppServer {

    /** Returns what of it must be there. */
    Path home();

    /**
     * Prepares a start.
     *
     * @param java the beginning of the command: the JVM and its options
     * @param folder absolute; the start's own, for the server's configuration
     * @return the whole command
     */
    List<String> command(List<String> java, int port, Path folder, Path war) throws IOException;
}
