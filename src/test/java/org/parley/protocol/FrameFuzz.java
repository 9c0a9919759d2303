package org.parley.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for a text that the codec does wrong with: {@code mvn -Pfuzz test}. */
class FrameFuzz {

    private final FrameOracle oracle = new FrameOracle();

    @MethodSource("org.parley.protocol.FrameSeeds#bytes")
    @FuzzTest
    void decode(byte[] json) {
        // What is no UTF-8 no server hands on; here it becomes U+FFFD.
        oracle.judge(new String(json, StandardCharsets.UTF_8));
    }
}
