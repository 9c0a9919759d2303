package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client writes, taken apart as a server does it. */
class ClientFramesTest {

    @ParameterizedTest
    @CsvSource({"0,2", "5,2", "125,2", "126,4", "65535,4", "65536,10"})
    void aFrameIsMaskedAndSaysItsLength(int length, int headerLength) {
        byte[] payload = "abcdefg".repeat(length / 7 + 1).substring(0, length).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ClientFrames.text(ByteBuffer.allocate(4), payload).flip();
        assertThat(frame.get() & 0xFF).isEqualTo(0x81);
        int second = frame.get() & 0xFF;
        assertThat(second & 0x80).as("masked").isEqualTo(0x80);
        long declared = second & 0x7F;
        if (headerLength == 4) {
            declared = frame.getShort() & 0xFFFF;
        } else if (headerLength == 10) {
            declared = frame.getLong();
        }
        assertThat(declared).isEqualTo(length);
        assertThat(unmasked(frame)).isEqualTo(payload);
    }

    @Test
    void aSecondFrameFollowsTheFirstInALargerBuffer() {
        ByteBuffer one = ClientFrames.text(ByteBuffer.allocate(1), new byte[] {'a'});
        int length = one.position();
        ByteBuffer two = ClientFrames.text(one, new byte[] {'b'});
        assertThat(two.position()).isEqualTo(2 * length);
        assertThat(unmasked(two.flip().slice(2, length - 2))).isEqualTo(new byte[] {'a'});
        assertThat(unmasked(two.slice(length + 2, length - 2))).isEqualTo(new byte[] {'b'});
    }

    private static byte[] unmasked(ByteBuffer frame) {
        byte[] key = new byte[4];
        frame.get(key);
        byte[] payload = new byte[frame.remaining()];
        frame.get(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= key[i % 4];
        }
        return payload;
    }
}
