package org.parley.socket;

import jakarta.websocket.Encoder;
import jakarta.websocket.EndpointConfig;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.ServerFrame;

/** The codec as the WebSocket API wants it, for {@code sendObject} and for clients written in Java. */
public final class FrameEncoder implements Encoder.Text<ServerFrame> {

    private static final FrameCodec CODEC = new FrameCodec();

    @Override
    public String encode(ServerFrame frame) {
        return CODEC.encode(frame);
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
