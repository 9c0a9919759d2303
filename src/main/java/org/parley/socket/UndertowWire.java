package org.parley.socket;

import io.undertow.util.ImmediatePooledByteBuffer;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import io.undertow.websockets.core.WebSockets;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.parley.protocol.WireText;

/**
 * Queues bytes that were made once as a frame of an Undertow socket, as {@code WebSockets.sendText} does, but writes them
 * on this thread: Undertow leaves that to the socket's I/O thread, and wakes it up.
 *
 * <p>Undertow writes one thread at a time and takes up what others have queued meanwhile. So its own frames (pong, close)
 * go between ours and never into them, and what the socket does not take now is written by the I/O thread later.
 *
 * @param flush writes on this thread
 */
record UndertowWire(WebSocketChannel channel, UndertowFlush flush) implements Wire {

    private static final SendResult DONE = new SendResult();

    @Override
    public void send(WireText text, SendHandler handler) {
        try {
            StreamSinkFrameChannel frame = channel.send(WebSocketFrameType.TEXT);
            if (!frame.send(new ImmediatePooledByteBuffer(text.payload()))) {
                throw new IOException("a new frame takes no text");
            }
            queue(frame);
            flush.run(channel);
            flush.await(frame, new Told(handler));
        } catch (IOException e) {
            handler.onResult(new SendResult(e));
        }
    }

    /** Queues a whole frame without having it written. What others queue while it is forbidden is written after it. */
    private void queue(StreamSinkFrameChannel frame) throws IOException {
        channel.setRequireExplicitFlush(true);
        try {
            frame.shutdownWrites();
        } finally {
            channel.setRequireExplicitFlush(false);
        }
    }

    @Override
    public void ping(long count, SendHandler handler) {
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES).putLong(0, count);
        WebSockets.sendPing(payload, channel, new Told(handler));
    }

    /** Tells a handler of a send's end, once: Undertow may do so twice. */
    private static final class Told implements WebSocketCallback<Void> {

        private final SendHandler handler;
        private final AtomicBoolean done = new AtomicBoolean();

        Told(SendHandler handler) {
            this.handler = handler;
        }

        @Override
        public void complete(WebSocketChannel channel, Void nothing) {
            tell(DONE);
        }

        @Override
        public void onError(WebSocketChannel channel, Void nothing, Throwable failure) {
            tell(new SendResult(failure));
        }

        private void tell(SendResult result) {
            if (done.compareAndSet(false, true)) {
                handler.onResult(result);
            }
        }
    }
}
