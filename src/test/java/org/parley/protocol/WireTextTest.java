package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text becomes the frame that RFC 6455 asks of a server. */
class WireTextTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
    void theFrameHasTheShortestHeaderThatHoldsItsLength(int length) {
        String text = "x".repeat(length);
        var frame = ByteBuffer.wrap(new WireText(text).frame());
        assertThat(frame.get()).as("a whole text").isEqualTo((byte) 0x81);
        int mark = frame.get();
        long found = mark == 126 ? Short.toUnsignedInt(frame.getShort()) : mark == 127 ? frame.getLong() : mark;
        assertThat(mark).isEqualTo(length <= 125 ? length : length <= 65_535 ? 126 : 127);
        assertThat(found).isEqualTo(length);
        assertThat(StandardCharsets.UTF_8.decode(frame).toString()).isEqualTo(text);
    }

    @Test
    void theLengthIsThatOfTheBytes() {
        byte[] frame = new WireText("é山😀").frame();
        assertThat(frame[1]).isEqualTo((byte) 9);
        assertThat(new String(frame, 2, 9, StandardCharsets.UTF_8)).isEqualTo("é山😀");
    }

    @Test
    void theFrameIsMadeOnce() {
        var text = new WireText("hello");
        assertThat(text.frame()).isSameAs(text.frame());
    }
}
