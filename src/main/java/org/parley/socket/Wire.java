package org.parley.socket;

import jakarta.websocket.SendHandler;
import java.io.IOException;
import org.parley.protocol.WireText;

/**
 * The way from an {@link Outbox} to the other end of its socket. One send at a time: the next begins after the handler
 * was told of the one before it.
 */
interface Wire {

    /**
     * Sends a whole text; never waits for the reader.
     *
     * @param handler is told once, on this thread or on another, also before this method returns
     * @throws RuntimeException where the socket is gone; the handler may or may not be told then
     */
    void send(WireText text, SendHandler handler);

    /**
     * Sends a ping of WebSocket's own; never waits for the reader.
     *
     * @param count what its pong brings back: eight bytes
     * @param handler as for {@link #send}
     * @throws RuntimeException as for {@link #send}
     */
    void ping(long count, SendHandler handler);

    /**
     * Is told of the client's first message, on the thread that reads it: this is a socket that is spoken on.
     *
     * @throws IOException where the socket is of no use any more
     */
    default void spoken() throws IOException {}
}
