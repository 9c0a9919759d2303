package org.parley.bench;

import org.parley.it.ParleyServer;
import org.parley.it.SharedServer.Portable;

/** The same small load where no server's own fast path is taken. */
class PortableLoadIT extends LoadIT {

    PortableLoadIT(@Portable ParleyServer server) {
        super(server);
    }
}
