package org.parley.faults;

import org.parley.it.ChatClient;

/** What a page says to open a socket. */
final class Handshake {

    private Handshake() {}

    /**
     * Returns the request of a page of this server.
     *
     * @param query empty, or what is resumed
     */
    static String of(int port, String room, String query, String cookie) {
        return "GET /chat/" + room + query + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: http://localhost:"
                + port + "\r\nCookie: " + cookie + "\r\nSec-WebSocket-Protocol: " + ChatClient.V1
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }
}
