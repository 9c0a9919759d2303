package org.parley.it.server;

import java.io.IOException;
import java.nio.file.Path;

/** A server that takes an application away, and puts one in its place, while it runs. */
public interface RedeployingServer extends AppServer {

    /**
     * Has the application taken away. It may still be there when this returns.
     *
     * @param folder where {@link #command} was told to configure the server
     */
    void undeploy(Path folder, Deployment deployment) throws IOException;

    /**
     * Has the application put there, in the place of one that may be there. It may not be there yet when this returns.
     *
     * @param folder where {@link #command} was told to configure the server
     */
    void deploy(Path folder, Deployment deployment) throws IOException;
}
