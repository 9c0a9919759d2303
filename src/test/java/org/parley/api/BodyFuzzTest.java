package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.Findings;

/** The seeds of {@link BodyFuzz}, and whatever it has found, without a fuzzer. */
class BodyFuzzTest {

    private final BodyOracle oracle = new BodyOracle();

    @Test
    void everySeedIsRefusedOrInItsBounds() {
        List<byte[]> seeds = BodySeeds.bytes().toList();
        seeds.forEach(oracle::judge);
        assertThat(seeds).hasSizeGreaterThan(1_000);
    }

    @Test
    void whatWasFoundIsMended() {
        Findings.of(BodyFuzz.class).forEach(oracle::judge);
    }
}
