package org.parley.api;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for a body that the API does wrong with: {@code mvn -Pfuzz test}. */
class BodyFuzz {

    private final BodyOracle oracle = new BodyOracle();

    @MethodSource("org.parley.api.BodySeeds#bytes")
    @FuzzTest
    void read(byte[] body) {
        oracle.judge(body);
    }
}
