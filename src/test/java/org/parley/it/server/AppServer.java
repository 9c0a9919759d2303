package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application server that runs a WAR. */
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
    List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException;

    /** Returns what it has a data source for; null where it has none. */
    @Nullable
    NamedDatabase database();

    /** Returns the same server with a data source of its own. */
    AppServer with(NamedDatabase database);

    /** Returns the name by which applications find that data source. */
    String dataSource();

    /** Returns the variables that the process needs besides. */
    default Map<String, String> environment() {
        NamedDatabase named = database();
        return named == null ? Map.of() : named.environment();
    }
}
