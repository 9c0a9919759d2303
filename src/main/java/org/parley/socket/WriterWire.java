package org.parley.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.io.Writer;
import org.parley.protocol.WireText;

/**
 * Jakarta WebSocket's blocking writer, for a server on which it does not block: Tyrus.
 *
 * <p>{@code WriterToAsyncTextAdapter} hands one text written at once to the session's writer as one whole frame and waits
 * for nothing, in Tyrus 2.1 and 2.2; and alone of all ways to send it leaves the idle timer as it is, which is half the
 * cost of a send there (decision 0011). That a text was sent is all it says; how much may wait is for {@link Window}.
 *
 * @param remote of a session of Tyrus
 * @param portable the way for what is not text
 */
record WriterWire(RemoteEndpoint.Basic remote, Wire portable) implements Wire {

    private static final SendResult DONE = new SendResult();

    @Override
    public void send(WireText text, SendHandler handler) {
        handler.onResult(send(text.text()));
    }

    private SendResult send(String text) {
        try (Writer writer = remote.getSendWriter()) {
            // One array of its size: of a String, Writer makes one of a thousand characters or more.
            writer.write(text.toCharArray());
        } catch (IOException e) {
            return new SendResult(e);
        }
        return DONE;
    }

    @Override
    public void ping(long count, SendHandler handler) {
        portable.ping(count, handler);
    }
}
