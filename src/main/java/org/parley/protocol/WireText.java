package org.parley.protocol;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way to sockets, and the WebSocket frame that it becomes: each made once, however many sockets it goes
 * to. Thread-safe.
 */
public final class WireText {

    /** FIN, opcode 1: a whole text message (RFC 6455, section 5.2). */
    private static final byte WHOLE_TEXT = (byte) 0x81;

    private static final int SHORT = 125;
    private static final int MEDIUM = 0xFFFF;
    private static final int MEDIUM_MARK = 126;
    private static final int LONG_MARK = 127;

    private final String text;
    private volatile byte @Nullable [] frame;

    /** @param text without lone surrogates */
    public WireText(String text) {
        this.text = text;
    }

    /** Returns the text. */
    public String text() {
        return text;
    }

    /** Returns its length in UTF-16 units. */
    public int length() {
        return text.length();
    }

    /**
     * Returns the text as one frame of a server, which is unmasked (RFC 6455, section 5.1).
     *
     * @return always the same bytes, which nobody may change
     */
    public byte[] frame() {
        byte[] made = frame;
        if (made == null) {
            made = frame(text.getBytes(StandardCharsets.UTF_8));
            frame = made;
        }
        return made;
    }

    private static byte[] frame(byte[] payload) {
        int bytes = payload.length <= SHORT ? 0 : payload.length <= MEDIUM ? Short.BYTES : Long.BYTES;
        int mark = bytes == 0 ? payload.length : bytes == Short.BYTES ? MEDIUM_MARK : LONG_MARK;
        byte[] frame = new byte[2 + bytes + payload.length];
        frame[0] = WHOLE_TEXT;
        frame[1] = (byte) mark;
        for (int i = 0; i < bytes; i++) {
            frame[2 + i] = (byte) ((long) payload.length >>> (Byte.SIZE * (bytes - 1 - i)));
        }
        System.arraycopy(payload, 0, frame, 2 + bytes, payload.length);
        return frame;
    }

    @Override
    public String toString() {
        return text;
    }
}
