package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not exactly a frame is refused, whatever the JSON library would make of it. */
class StrictJsonTest {

    private final FrameCodec codec = new FrameCodec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "\"text\"",
                "[]",
                "[{\"type\":\"pong\"}]",
                "{",
                "{\"type\":\"pong\"",
                "{\"type\":\"pong\"} x",
                "{\"type\":\"pong\"}{\"type\":\"pong\"}",
                "{\"type\":\"pong\",}",
                "{'type':'pong'}",
                "{\"type\":}",
                "{\"type\":\"pong\",\"type\":\"pong\"}",
                "{\"type\":\"pong\",\"x\":{\"a\":1,\"a\":2}}",
                "{\"type\":\"pong\",\"x\":\"\\ud800\"}",
                "{\"type\":\"pong\",\"x\":[\"\\udc00\"]}",
                "{\"type\":7}",
                "{\"type\":null}",
                "{\"type\":{}}",
                "{}",
                "{\"type\":\"pong\",\"id\":{}}",
                "{\"type\":\"pong\",\"id\":true}",
                "{\"type\":\"history\",\"room\":\"lobby\",\"after\":1e999999999}",
                "{\"type\":\"history\",\"room\":\"lobby\",\"after\":-1}",
                "{\"type\":\"history\",\"room\":\"lobby\",\"after\":1.5}",
                "{\"type\":\"history\",\"room\":\"lobby\",\"after\":\"1\"}",
                "{\"type\":\"history\",\"room\":\"lobby\",\"after\":9999999999999999999}",
                "{\"type\":\"history\",\"room\":\"lobby\",\"before\":2,\"after\":1}",
                "{\"type\":\"history\",\"room\":\"lobby\",\"limit\":0}",
                "{\"type\":\"join\",\"room\":\"Lobby\"}",
                "{\"type\":\"join\",\"room\":\"../../api/x\"}",
                "{\"type\":\"join\",\"room\":\"\"}",
                "{\"type\":\"join\",\"room\":[\"lobby\"]}",
                "{\"type\":\"typing\",\"room\":\"lobby\",\"on\":\"true\"}",
                "{\"type\":\"typing\",\"room\":\"lobby\"}",
                "{\"type\":\"send\",\"room\":\"lobby\",\"cid\":\"\",\"text\":\"x\"}",
                "{\"type\":\"send\",\"room\":\"lobby\",\"cid\":\"a\\nb\",\"text\":\"x\"}",
                "{\"type\":\"send\",\"room\":\"lobby\",\"cid\":\"c\",\"text\":\" \\n\"}",
                "{\"type\":\"send\",\"room\":\"lobby\",\"cid\":\"c\",\"text\":\"nul\\u0000\"}",
                "{\"type\":\"send\",\"room\":\"lobby\",\"cid\":\"c\",\"text\":{\"$ne\":null}}",
            })
    void whatIsNoFrameIsABadRequest(String json) {
        assertThat(refusal(json).code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    @TestFactory
    Stream<DynamicTest> deepJsonIsRefusedAndEndsNoStack() {
        return Stream.of("{\"x\":", "[")
                .map(open -> DynamicTest.dynamicTest(open, () -> {
                    String close = open.equals("[") ? "]" : "}";
                    String deep = "{\"type\":\"pong\",\"x\":" + open.repeat(10_000) + "1" + close.repeat(10_000) + "}";
                    assertThat(refusal(deep).code()).isEqualTo(ErrorCode.BAD_REQUEST);
                }));
    }

    @Test
    void sixteenLevelsAreEnough() throws BadFrame {
        String nested = "{\"type\":\"pong\",\"x\":" + "[".repeat(15) + "]".repeat(15) + "}";
        assertThat(codec.decode(nested)).isInstanceOf(ClientFrame.Pong.class);
        String deeper = "{\"type\":\"pong\",\"x\":" + "[".repeat(16) + "]".repeat(16) + "}";
        assertThat(refusal(deeper).sentence()).contains("levels");
    }

    @Test
    void aRefusalCarriesTheIdWhereItCouldBeRead() {
        BadFrame bad = bad("{\"id\":17,\"type\":\"join\",\"room\":7}");
        assertThat(bad.id()).isNotNull();
        assertThat(String.valueOf(bad.id())).contains("17");
    }

    @Test
    void aTextOfTenThousandCharactersPassesAndOneMoreIsTooLarge() throws BadFrame {
        assertThat(codec.decode(send("😀".repeat(10_000)))).isInstanceOf(ClientFrame.Send.class);
        assertThat(refusal(send("x".repeat(10_001))).code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void attachmentsAreNotSupportedYet() {
        String json = "{\"type\":\"send\",\"room\":\"lobby\",\"cid\":\"c\",\"text\":\"x\",\"attachments\":[]}";
        assertThat(refusal(json).code()).isEqualTo(ErrorCode.UNSUPPORTED);
    }

    @Test
    void anIdReturnsAsItCame() throws BadFrame {
        assertThat(roundTrip("1.50")).isEqualTo("1.50");
        assertThat(roundTrip("-0")).isEqualTo("0");
        assertThat(roundTrip("\"1\"")).isEqualTo("\"1\"");
        assertThat(refusal("{\"type\":\"pong\",\"id\":\"" + "x".repeat(65) + "\"}")
                        .code())
                .isEqualTo(ErrorCode.BAD_REQUEST);
    }

    private String roundTrip(String id) throws BadFrame {
        ClientFrame frame = codec.decode("{\"type\":\"pong\",\"id\":" + id + "}");
        String answer = codec.encode(ServerFrame.Ok.done(frame.id(), new RoomId("lobby")));
        return answer.substring("{\"type\":\"ok\",\"re\":".length(), answer.indexOf(",\"room\""));
    }

    private static String send(String text) {
        return "{\"type\":\"send\",\"room\":\"lobby\",\"cid\":\"c\",\"text\":\"" + text + "\"}";
    }

    private Refusal refusal(String json) {
        return bad(json).refusal();
    }

    private BadFrame bad(String json) {
        BadFrame bad = catchThrowableOfType(BadFrame.class, () -> codec.decode(json));
        assertThat(bad).as(json.length() > 200 ? "long" : json).isNotNull();
        return bad;
    }
}
