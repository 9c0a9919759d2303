package org.parley.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.WireText;

/** The way that every server has: Jakarta WebSocket's asynchronous remote endpoint. */
final class PortableWire implements Wire {

    private final RemoteEndpoint.Async remote;

    PortableWire(RemoteEndpoint.Async remote) {
        this.remote = remote;
    }

    @Override
    public void send(WireText text, SendHandler handler) {
        @Nullable ClassLoader before = QuietClassLoader.enter();
        try {
            remote.sendText(text.text(), handler);
        } finally {
            QuietClassLoader.leave(before);
        }
    }

    @Override
    public void ping() throws IOException {
        remote.sendPing(ByteBuffer.allocate(0));
    }
}
