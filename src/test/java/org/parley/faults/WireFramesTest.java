package org.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.faults.WireFrames.Frame;
import org.parley.it.ClientFrames;

/** Frames are found however the network cuts them. */
class WireFramesTest {

    private static final String LONG = "x".repeat(70_000);
    private static final String MEDIUM = "y".repeat(300);

    @Test
    void framesOfEveryLengthAreFoundWhereverTheyAreCut() {
        var sent = new ByteArrayOutputStream();
        frame(sent, 0x81, "hi");
        frame(sent, 0x81, MEDIUM);
        frame(sent, 0x81, LONG);
        frame(sent, 0x81, "");
        for (int size : List.of(1, 2, 3, 7, 1_000, 100_000)) {
            assertThat(read(sent.toByteArray(), size)).extracting(Frame::text).containsExactly("hi", MEDIUM, LONG, "");
        }
    }

    @Test
    void partsAreOneMessageAndAPingMayComeBetweenThem() {
        var sent = new ByteArrayOutputStream();
        frame(sent, 0x01, "one ");
        frame(sent, 0x89, "ping");
        frame(sent, 0x00, "two ");
        frame(sent, 0x80, "three");
        List<Frame> frames = read(sent.toByteArray(), 5);
        assertThat(frames).extracting(Frame::opcode).containsExactly(ClientFrames.PING, ClientFrames.TEXT);
        assertThat(frames).last().extracting(Frame::text).isEqualTo("one two three");
    }

    @Test
    void aCloseHasACodeAndAReason() {
        var sent = new ByteArrayOutputStream();
        frame(sent, 0x88, "\u000f\u00a0bye");
        Frame close = read(sent.toByteArray(), 100).get(0);
        assertThat(close.closeCode()).isEqualTo(0x0FA0);
        assertThat(close.closeReason()).isEqualTo("bye");
    }

    private static List<Frame> read(byte[] bytes, int size) {
        var frames = new WireFrames();
        List<Frame> found = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += size) {
            ByteBuffer data = ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from));
            for (Frame frame = frames.next(data); frame != null; frame = frames.next(data)) {
                found.add(frame);
            }
        }
        return found;
    }

    /** As a server writes it: without a mask. */
    private static void frame(ByteArrayOutputStream to, int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
        to.write(first);
        if (payload.length < 126) {
            to.write(payload.length);
        } else if (payload.length <= 0xFFFF) {
            to.write(126);
            to.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            to.write(127);
            to.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        to.writeBytes(payload);
    }
}
