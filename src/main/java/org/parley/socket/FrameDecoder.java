package org.parley.socket;

import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import jakarta.websocket.EndpointConfig;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.FrameCodec;

/**
 * The codec as the WebSocket API wants it.
 *
 * <p>The endpoint itself takes text and calls the codec: TomEE closes a socket with 1002 when a decoder throws, and a
 * bad frame must not cost the connection.
 */
public final class FrameDecoder implements Decoder.Text<ClientFrame> {

    private static final FrameCodec CODEC = new FrameCodec();

    @Override
    public ClientFrame decode(String text) throws DecodeException {
        try {
            return CODEC.decode(text);
        } catch (BadFrame e) {
            throw new DecodeException(text, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean willDecode(String text) {
        return text.startsWith("{");
    }

    @Override
    public void init(EndpointConfig config) {
        // Nothing to prepare: the codec is immutable.
    }

    @Override
    public void destroy() {
        // Nothing to release.
    }
}
