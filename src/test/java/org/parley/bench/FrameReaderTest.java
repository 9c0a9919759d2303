package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.it.ClientFrames;

/** What a server says is understood, wherever TCP or the server cuts it. */
class FrameReaderTest implements PayloadScanner.Listener, FrameReader.Controls {

    private static final int SIZE = 60;
    private static final int FIN = 0x80;

    private final List<String> heard = new ArrayList<>();
    private final FrameReader reader =
            new FrameReader(new PayloadScanner(new Heads(Dialect.PARLEY), MessageFrame.padding(SIZE), this), this);

    @Override
    public void delivered(int sender, int counter, long time) {
        heard.add("message " + sender + " " + counter + " " + time);
    }

    @Override
    public void head(Head head, long number) {
        heard.add(head + " " + number);
    }

    @Override
    public void control(int opcode, byte[] payload, int length) {
        heard.add("control " + opcode + " " + new String(payload, 0, length, StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 50, 1_000, 100_000})
    void whereverItIsCutTheSameIsHeard(int piece) {
        String joined = "{\"type\":\"joined\",\"room\":{}}\n{\"type\":\"ping\"}\n" + message(3, 7, 1_234_567_890_123L)
                + "\n{\"type\":\"ok\",\"re\":1000000007,\"room\":\"a\"}\n" + message(4, 0, Long.MAX_VALUE);
        read(
                piece,
                frame(FIN | ClientFrames.TEXT, joined),
                frame(FIN | ClientFrames.PING, "are you there"),
                frame(FIN | ClientFrames.TEXT, "x".repeat(70_000) + message(5, 1, 0)),
                frame(FIN | ClientFrames.TEXT, "{\"type\":\"error\",\"re\":1}"));
        assertThat(heard)
                .containsExactly(
                        "JOINED 0",
                        "PING 0",
                        "message 3 7 1234567890123",
                        "ACKNOWLEDGED 1000000007",
                        "message 4 0 " + Long.MAX_VALUE,
                        "control 9 are you there",
                        "message 5 1 0",
                        "REFUSED 0");
    }

    @Test
    void aMessageInFragmentsWithAPingBetweenThemIsOne() {
        String message = message(1, 2, 3);
        int middle = message.indexOf('~') + 5;
        read(
                1_000,
                frame(ClientFrames.TEXT, message.substring(0, middle)),
                frame(FIN | ClientFrames.PING, ""),
                frame(FIN, message.substring(middle)));
        assertThat(heard).containsExactly("control 9 ", "message 1 2 3");
    }

    @Test
    void aTextThatOnlyLooksLikeAHeadIsNone() {
        read(1_000, frame(FIN | ClientFrames.TEXT, "{\"type\":\"pint\"} {\"type\":\"ping\"}"));
        assertThat(heard).isEmpty();
    }

    private void read(int piece, byte[]... frames) {
        int length = 0;
        for (byte[] frame : frames) {
            length += frame.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] frame : frames) {
            all.put(frame);
        }
        for (int at = 0; at < length; at += piece) {
            reader.read(all.slice(at, Math.min(piece, length - at)).order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    private static String message(int sender, int counter, long time) {
        byte[] marker = new byte[Marker.LENGTH];
        Marker.write(marker, 0, sender, counter, time);
        return "{\"type\":\"message\",\"text\":\"" + new String(marker, StandardCharsets.US_ASCII)
                + "x".repeat(MessageFrame.padding(SIZE)) + "\"}";
    }

    /** A server's frame: not masked. */
    private static byte[] frame(int first, String text) {
        int length = text.length();
        ByteBuffer frame = ByteBuffer.allocate(10 + length).put((byte) first);
        if (length < 126) {
            frame.put((byte) length);
        } else if (length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) length);
        } else {
            frame.put((byte) 127).putLong(length);
        }
        frame.put(text.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }
}
