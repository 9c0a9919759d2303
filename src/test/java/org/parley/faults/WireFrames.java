package org.parley.faults;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.parley.it.ClientFrames;

/** Takes a server's WebSocket frames apart (RFC 6455, section 5.2). Used by one thread. */
final class WireFrames {

    private static final int NO_STATUS = 1005;
    private static final int OPCODE = 0xF;
    private static final int FIN = 0x80;
    private static final int MEDIUM = 126;
    private static final int LARGE = 127;

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream(0);
    private byte[] payload = new byte[0];
    private long length;
    private int filled;
    private int first;
    private int headerSeen;
    private int headerLength = 2;

    /** A whole message, or a control frame. */
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(int opcode, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return payload.length < 2 ? NO_STATUS : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        }

        String closeReason() {
            return payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }

    /** Returns the next whole one; null where the rest of it has not come yet, and then the data has been taken. */
    @Nullable
    Frame next(ByteBuffer data) {
        while (data.hasRemaining()) {
            if (headerSeen < headerLength) {
                header(data.get() & 0xFF);
            } else {
                int part = Math.min(payload.length - filled, data.remaining());
                data.get(payload, filled, part);
                filled += part;
            }
            if (headerSeen == headerLength && filled == payload.length) {
                headerSeen = 0;
                headerLength = 2;
                Frame whole = whole();
                if (whole != null) {
                    return whole;
                }
            }
        }
        return null;
    }

    private void header(int next) {
        headerSeen++;
        if (headerSeen == 1) {
            first = next;
        } else if (headerSeen == 2) {
            headerLength = next == LARGE ? 10 : next == MEDIUM ? 4 : 2;
            length = next < MEDIUM ? next : 0;
        } else {
            length = (length << 8) | next;
        }
        if (headerSeen == headerLength) {
            payload = new byte[Math.toIntExact(length)];
            filled = 0;
        }
    }

    /** Returns a control frame as it is, and a message when its last part is there. */
    private @Nullable Frame whole() {
        int opcode = first & OPCODE;
        if (opcode >= ClientFrames.CLOSE) {
            return new Frame(opcode, payload);
        }
        if ((first & FIN) != 0 && parts.size() == 0) {
            return new Frame(ClientFrames.TEXT, payload);
        }
        parts.writeBytes(payload);
        if ((first & FIN) == 0) {
            return null;
        }
        byte[] message = parts.toByteArray();
        parts.reset();
        return new Frame(ClientFrames.TEXT, message);
    }
}
