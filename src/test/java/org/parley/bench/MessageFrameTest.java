package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A message that was encoded beforehand says what it should each time. */
class MessageFrameTest {

    @Test
    void numberAndMarkerChangeAndNothingElse() {
        MessageFrame frame = Dialect.PARLEY.message("lobby", 40);
        String first = text(frame.write(ByteBuffer.allocate(512), 2, 0, 5));
        String second = text(frame.write(ByteBuffer.allocate(512), 2, 17, 6));
        assertThat(first)
                .isEqualTo("{\"type\":\"send\",\"id\":1000000000,\"room\":\"lobby\",\"cid\":\"c1000000000\","
                        + "\"text\":\"~aaacaaaaaaaaaaaaaaaaaaaaaaaf" + "x".repeat(11) + "\"}");
        assertThat(second)
                .isEqualTo("{\"type\":\"send\",\"id\":1000000017,\"room\":\"lobby\",\"cid\":\"c1000000017\","
                        + "\"text\":\"~aaacaaaaaabbaaaaaaaaaaaaaaag" + "x".repeat(11) + "\"}");
    }

    private static String text(ByteBuffer out) {
        ByteBuffer frame = out.flip();
        int header = (frame.get(1) & 0x7F) < 126 ? 2 : 4;
        byte[] text = new byte[frame.limit() - header - 4];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (frame.get(header + 4 + i) ^ frame.get(header + i % 4));
        }
        return new String(text, StandardCharsets.US_ASCII);
    }
}
