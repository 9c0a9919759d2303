package org.parley.bench;

import java.io.IOException;
import java.net.ServerSocket;

/** Finds ports at which nobody listens. */
final class Ports {

    private Ports() {}

    static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
