package org.parley.it;

import java.nio.ByteBuffer;

/** Writes masked frames as a client must (RFC 6455 section 5.2). */
public final class ClientFrames {

    public static final int TEXT = 0x1;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    /** Bytes before the payload, at most. */
    private static final int MOST_HEADER = 14;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int SMALL = 125;
    private static final int MEDIUM = 126;
    private static final int LARGE = 127;
    private static final int MASK = 0x5AF00FA5;

    private ClientFrames() {}

    /** Appends a text frame; returns the buffer, or a larger one where it was too small. */
    public static ByteBuffer text(ByteBuffer out, byte[] payload) {
        return write(out, TEXT, payload, payload.length);
    }

    /** Appends a whole frame; returns the buffer, or a larger one where it was too small. */
    public static ByteBuffer write(ByteBuffer out, int opcode, byte[] payload, int length) {
        ByteBuffer frame = room(out, MOST_HEADER + length).put((byte) (FIN | opcode));
        if (length <= SMALL) {
            frame.put((byte) (MASKED | length));
        } else if (length <= 0xFFFF) {
            frame.put((byte) (MASKED | MEDIUM)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | LARGE)).putLong(length);
        }
        frame.putInt(MASK);
        for (int i = 0; i < length; i++) {
            frame.put((byte) (payload[i] ^ (MASK >>> (8 * (3 - (i & 3))))));
        }
        return frame;
    }

    /** Returns a buffer with what this one holds and with room for as many bytes more. */
    public static ByteBuffer room(ByteBuffer out, int length) {
        if (out.remaining() >= length) {
            return out;
        }
        int size = Math.max(out.capacity() * 2, out.position() + length);
        return ByteBuffer.allocate(size).put(out.flip());
    }
}
