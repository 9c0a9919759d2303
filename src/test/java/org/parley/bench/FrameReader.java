package org.parley.bench;

import java.nio.ByteBuffer;
import org.parley.it.ClientFrames;

/**
 * Takes a server's frames apart, however they are cut: what is text goes to a scanner, control frames to a listener.
 * Allocates nothing.
 */
final class FrameReader {

    private static final int OPCODE = 0xF;
    private static final int LENGTH = 0x7F;
    private static final int MEDIUM = 126;
    private static final int LARGE = 127;
    private static final int MOST_CONTROL = 125;

    private final PayloadScanner scanner;
    private final Controls controls;
    private final byte[] control = new byte[MOST_CONTROL];
    private int controlLength;
    private int opcode;
    private int headerSeen;
    private int headerLength = 2;
    private long left;

    /** Hears of control frames. */
    interface Controls {
        void control(int opcode, byte[] payload, int length);
    }

    FrameReader(PayloadScanner scanner, Controls controls) {
        this.scanner = scanner;
        this.controls = controls;
    }

    /** Takes everything that remains in the buffer. */
    void read(ByteBuffer data) {
        int at = data.position();
        int end = data.limit();
        while (at < end) {
            if (headerSeen < headerLength) {
                header(data.get(at) & 0xFF);
                at++;
            } else {
                int part = (int) Math.min(left, end - at);
                payload(data, at, at + part);
                left -= part;
                at += part;
            }
            if (headerSeen == headerLength && left == 0) {
                end();
            }
        }
        data.position(end);
    }

    private void header(int next) {
        headerSeen++;
        if (headerSeen == 1) {
            opcode = next & OPCODE;
        } else if (headerSeen > 2) {
            left = (left << 8) | next;
        } else {
            int length = next & LENGTH;
            headerLength = length == LARGE ? 10 : length == MEDIUM ? 4 : 2;
            left = length < MEDIUM ? length : 0;
        }
        if (headerSeen == headerLength && opcode == ClientFrames.TEXT) {
            scanner.begin();
        }
    }

    private void payload(ByteBuffer data, int from, int to) {
        if (opcode < ClientFrames.CLOSE) {
            scanner.scan(data, from, to);
            return;
        }
        for (int i = from; i < to && controlLength < MOST_CONTROL; i++) {
            control[controlLength] = data.get(i);
            controlLength++;
        }
    }

    private void end() {
        headerSeen = 0;
        headerLength = 2;
        if (opcode >= ClientFrames.CLOSE) {
            int length = controlLength;
            controlLength = 0;
            controls.control(opcode, control, length);
        }
    }
}
