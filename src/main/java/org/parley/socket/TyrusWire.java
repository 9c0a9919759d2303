package org.parley.socket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.WireText;

/**
 * Hands frames that were made once straight to the writer of a Tyrus session, and past it where Grizzly's socket is known.
 *
 * <p>The writer is synchronized, so that Tyrus's own frames (pong, close) go between ours and never into them.
 */
final class TyrusWire extends CompletionHandler<ByteBuffer> implements Wire {

    /** FIN, opcode 9 (RFC 6455, section 5.2). */
    private static final byte PING = (byte) 0x89;

    private static final SendResult DONE = new SendResult();

    private final Writer writer;
    private final TyrusSockets sockets;
    private final AtomicReference<@Nullable SendHandler> waiting = new AtomicReference<>();
    /** The answer to the handshake is on its way: what goes past the writer comes after it. */
    private volatile boolean answered;
    // Sends come one after the other, each with what the one before it left.
    private boolean looked;
    private @Nullable Wire straight;

    TyrusWire(Writer writer, TyrusSockets sockets) {
        this.writer = writer;
        this.sockets = sockets;
    }

    /**
     * Sends the answer to the handshake. To be called on the thread that opens the socket: Grizzly leaves the answer to the
     * first write or to the end of that thread's call, and where those were on two threads, a frame went out before the answer.
     */
    void answer() {
        writer.write(ByteBuffer.allocate(0), new CompletionHandler<>() {
            @Override
            public void completed(ByteBuffer nothing) {
                answered = true;
            }
        });
    }

    /** Returns a ping with eight bytes of payload, as a server's frame. */
    static byte[] pingFrame(long count) {
        return ByteBuffer.allocate(2 + Long.BYTES)
                .put(PING)
                .put((byte) Long.BYTES)
                .putLong(count)
                .array();
    }

    @Override
    public void send(WireText text, SendHandler handler) {
        Wire way = straight();
        if (way == null) {
            write(text.frame(), handler);
        } else {
            way.send(text, handler);
        }
    }

    @Override
    public void ping(long count, SendHandler handler) {
        Wire way = straight();
        if (way == null) {
            write(pingFrame(count), handler);
        } else {
            way.ping(count, handler);
        }
    }

    /** Returns the way past the writer, looked for at the first send. */
    private @Nullable Wire straight() {
        if (!looked) {
            looked = true;
            straight = answered ? sockets.straight(writer) : null;
        }
        return straight;
    }

    private void write(byte[] frame, SendHandler handler) {
        waiting.set(handler);
        writer.write(ByteBuffer.wrap(frame), this);
    }

    @Override
    public void spoken() throws IOException {
        sockets.spoken(writer);
    }

    @Override
    public void completed(ByteBuffer frame) {
        tell(DONE);
    }

    @Override
    public void failed(Throwable failure) {
        tell(new SendResult(failure));
    }

    @Override
    public void cancelled() {
        tell(new SendResult(new IOException("the send was cancelled")));
    }

    private void tell(SendResult result) {
        SendHandler handler = waiting.getAndSet(null);
        if (handler != null) {
            handler.onResult(result);
        }
    }
}
