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
 * Hands frames that were made once straight to the writer of a Tyrus session.
 *
 * <p>The writer is synchronized, so that Tyrus's own frames (pong, close) go between ours and never into them.
 */
final class TyrusWire extends CompletionHandler<ByteBuffer> implements Wire {

    /** FIN, opcode 9 (RFC 6455, section 5.2). */
    private static final byte PING = (byte) 0x89;

    private static final SendResult DONE = new SendResult();

    private final Writer writer;
    private final TyrusReading reading;
    private final AtomicReference<@Nullable SendHandler> waiting = new AtomicReference<>();

    TyrusWire(Writer writer, TyrusReading reading) {
        this.writer = writer;
        this.reading = reading;
    }

    @Override
    public void send(WireText text, SendHandler handler) {
        waiting.set(handler);
        writer.write(ByteBuffer.wrap(text.frame()), this);
    }

    @Override
    public void ping(long count, SendHandler handler) {
        waiting.set(handler);
        ByteBuffer frame = ByteBuffer.allocate(2 + Long.BYTES);
        writer.write(frame.put(PING).put((byte) Long.BYTES).putLong(count).flip(), this);
    }

    @Override
    public void spoken() throws IOException {
        reading.spoken(writer);
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
