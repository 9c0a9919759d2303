package org.parley.socket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.net.SocketAddress;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.Writer;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.ssl.SSLUtils;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.WireText;

/**
 * Hands frames that were made once to the queue of a socket of Grizzly, in which everything that is written to it goes
 * out in order: ours, and Tyrus's own (pong, close), whole each.
 *
 * @param connection the socket, which is not encrypted: what is put here passes no filter
 * @param queue of the socket's transport; what the socket takes at once is written on the calling thread
 */
record GrizzlyWire(NIOConnection connection, Writer<SocketAddress> queue) implements Wire {

    private static final SendResult DONE = new SendResult();

    /** Returns the way to a socket, unless it is encrypted. */
    static @Nullable Wire to(NIOConnection connection) {
        if (SSLUtils.getSSLEngine(connection) != null
                || !(connection.getTransport() instanceof TCPNIOTransport transport)) {
            return null;
        }
        return new GrizzlyWire(connection, transport.getWriter(false));
    }

    @Override
    public void send(WireText text, SendHandler handler) {
        write(Buffers.wrap(null, text.frame()), handler);
    }

    @Override
    public void ping(long count, SendHandler handler) {
        write(Buffers.wrap(null, TyrusWire.pingFrame(count)), handler);
    }

    private void write(Buffer frame, SendHandler handler) {
        queue.write(connection, frame, new Sent(handler));
    }

    private record Sent(SendHandler handler) implements CompletionHandler<WriteResult<WritableMessage, SocketAddress>> {

        @Override
        public void completed(WriteResult<WritableMessage, SocketAddress> result) {
            handler.onResult(DONE);
        }

        @Override
        public void updated(WriteResult<WritableMessage, SocketAddress> result) {
            // A part was written.
        }

        @Override
        public void failed(Throwable failure) {
            handler.onResult(new SendResult(failure));
        }

        @Override
        public void cancelled() {
            handler.onResult(new SendResult(new IOException("the send was cancelled")));
        }
    }
}
