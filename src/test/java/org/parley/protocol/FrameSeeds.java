package org.parley.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Where fuzzing of the frames begins: with every golden frame of a client, spoilt in every way, and with strange JSON. */
final class FrameSeeds {

    private FrameSeeds() {}

    static Stream<String> texts() {
        return Stream.concat(golden().flatMap(SpoiltJson::of), StrangeDocuments.texts());
    }

    static Stream<byte[]> bytes() {
        return texts().map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<String> golden() {
        try (InputStream in = FrameSeeds.class.getResourceAsStream("/protocol/v1/client-frames.jsonl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
