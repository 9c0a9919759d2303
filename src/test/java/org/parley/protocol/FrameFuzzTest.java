package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.Findings;

/** The seeds of {@link FrameFuzz}, and whatever it has found, without a fuzzer. */
class FrameFuzzTest {

    private final FrameOracle oracle = new FrameOracle();

    @Test
    void everySeedIsRefusedOrInItsBounds() {
        List<String> seeds = FrameSeeds.texts().toList();
        seeds.forEach(oracle::judge);
        assertThat(seeds).hasSizeGreaterThan(2_000);
    }

    @Test
    void whatWasFoundIsMended() {
        Findings.of(FrameFuzz.class)
                .map(found -> new String(found, StandardCharsets.UTF_8))
                .forEach(oracle::judge);
    }

    @Test
    void loneSurrogatesThatCameByNoEscapeAreRefusedToo() {
        Stream.of("\ud800", "\udc00", "\ud800\ud800", "\udc00\ud800", "a\ud83d", "\ude00b")
                .flatMap(text -> Stream.of(
                        "{\"type\":\"pong\",\"id\":\"" + text + "\"}",
                        "{\"type\":\"pong\",\"" + text + "\":1}",
                        "{\"type\":\"send\",\"room\":\"r\",\"cid\":\"" + text + "\",\"text\":\"t\"}",
                        "{\"type\":\"send\",\"room\":\"r\",\"cid\":\"c\",\"text\":\"" + text + "\"}"))
                .forEach(oracle::judge);
    }
}
