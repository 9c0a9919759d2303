package org.parley.it;

import org.parley.it.SharedServer.Portable;

/** The wire is the same where no server's own fast path is taken. */
class PortableProtocolIT extends ProtocolIT {

    PortableProtocolIT(@Portable ParleyServer server) {
        super(server);
    }
}
