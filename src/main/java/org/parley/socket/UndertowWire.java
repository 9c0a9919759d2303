package org.parley.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.concurrent.Executor;
import org.parley.protocol.WireText;

/**
 * Sends on the thread to which a session of Undertow belongs: there a send goes out before it returns, and nobody has to
 * be woken, neither to write it nor to tell of its end. A ping waits for nothing there either.
 *
 * @param portable what is done there
 * @param thread the session's own
 */
record UndertowWire(Wire portable, Executor thread) implements Wire {

    UndertowWire(RemoteEndpoint.Async remote, Executor thread) {
        this(new PortableWire(remote, thread), thread);
    }

    @Override
    public void send(WireText text, SendHandler handler) {
        thread.execute(() -> sendNow(text, handler));
    }

    private void sendNow(WireText text, SendHandler handler) {
        try {
            portable.send(text, handler);
        } catch (RuntimeException e) {
            // Who offered the text has gone on; that the socket is gone must be told here.
            handler.onResult(new SendResult(e));
        }
    }

    @Override
    public void ping(long count, SendHandler handler) {
        portable.ping(count, handler);
    }
}
