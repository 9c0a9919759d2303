package org.parley.it.server;

import java.io.IOException;
import java.net.ServerSocket;

/** Finds ports at which nobody listens. */
public final class Ports {

    private Ports() {}

    public static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
