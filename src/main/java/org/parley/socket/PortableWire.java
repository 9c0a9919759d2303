package org.parley.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.WireText;

/** The way that every server has: Jakarta WebSocket's asynchronous remote endpoint. */
final class PortableWire implements Wire {

    private static final SendResult DONE = new SendResult();

    private final RemoteEndpoint.Async remote;
    private final Executor blocking;

    /** @param blocking for what may block: a ping has no asynchronous form */
    PortableWire(RemoteEndpoint.Async remote, Executor blocking) {
        this.remote = remote;
        this.blocking = blocking;
    }

    @Override
    public void send(WireText text, SendHandler handler) {
        remote.sendText(text.text(), handler);
    }

    @Override
    public void ping(long count, SendHandler handler) {
        blocking.execute(() -> handler.onResult(ping(count)));
    }

    private SendResult ping(long count) {
        @Nullable ClassLoader before = QuietClassLoader.enter();
        try {
            remote.sendPing(ByteBuffer.allocate(Long.BYTES).putLong(0, count));
            return DONE;
        } catch (IOException | RuntimeException e) {
            return new SendResult(e);
        } finally {
            QuietClassLoader.leave(before);
        }
    }
}
