package org.parley.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.SpoiltJson;
import org.parley.protocol.StrangeDocuments;

/** Where fuzzing of the bodies begins: with what each resource takes, spoilt in every way, and with strange JSON. */
final class BodySeeds {

    private static final List<String> RIGHT = List.of(
            "{\"cid\":\"c\",\"text\":\"hi\",\"replyTo\":3}",
            "{\"name\":\"Ada Lovelace\",\"password\":\"correct horse\",\"displayName\":\"Ada\",\"setup\":\"word\"}",
            "{\"before\":\"correct horse\",\"password\":\"another horse\"}",
            "{\"displayName\":\"Ada\"}",
            "{\"id\":\"tea\",\"name\":\"Tea\",\"topic\":\"Earl Grey\",\"kind\":\"private\",\"slow\":5,\"archived\":false}",
            "{\"users\":[\"u-1\",\"u-2\"]}");

    private BodySeeds() {}

    static Stream<byte[]> bytes() {
        Stream<byte[]> spoilt =
                RIGHT.stream().flatMap(SpoiltJson::of).map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(Stream.concat(spoilt, StrangeDocuments.bytes()), sizes());
    }

    private static Stream<byte[]> sizes() {
        return IntStream.of(FrameCodec.MAX_FRAME - 2, FrameCodec.MAX_FRAME - 1, 5 << 20)
                .mapToObj(spaces -> ("{}" + " ".repeat(spaces)).getBytes(StandardCharsets.US_ASCII));
    }
}
