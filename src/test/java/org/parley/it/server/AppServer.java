package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An application server that runs a WAR. */
public interface AppServer {

    /** Returns the name by which the build knows it: its Maven profile is {@code server-} and this. */
    String name();

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

    /**
     * Does what can only be done to a server that runs, such as a deployment by its own tool. Called after each start.
     *
     * @param folder where {@link #command} was told to configure it
     */
    default void started(Path folder, Deployment deployment) throws IOException {
        // Most take what is in their folder.
    }

    /**
     * Returns where it writes who asked for what, in files whose names have the word {@code access}.
     *
     * @param folder where {@link #command} was told to configure it
     */
    Path accessLogs(Path folder);

    /** Returns what it is given besides the application. */
    Extras extras();

    /** Returns the same server with something else besides the application. */
    AppServer with(Extras extras);

    /** Returns the same server with a data source of its own. */
    default AppServer with(NamedDatabase database) {
        return with(new Extras(database, extras().tls(), extras().person(), extras().portal()));
    }

    /** Returns the same server with a port for TLS. */
    default AppServer with(Tls tls) {
        return with(new Extras(extras().database(), tls, extras().person(), extras().portal()));
    }

    /** Returns the same server with somebody whom it knows. */
    default AppServer with(KnownPerson person) {
        return with(new Extras(extras().database(), extras().tls(), person, extras().portal()));
    }

    /** Returns the same server with another application beside, and its own single sign-on. */
    default AppServer withPortal(Path portal) {
        return with(new Extras(extras().database(), extras().tls(), extras().person(), portal));
    }

    /** Returns the name by which applications find that data source. */
    String dataSource();

    /**
     * Returns the variables that the process needs besides.
     *
     * @param folder where {@link #command} was told to configure it
     */
    default Map<String, String> environment(Path folder) {
        return extras().environment();
    }
}
