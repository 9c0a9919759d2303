package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.parley.Allocation;

/** Says whether the codec did right with any text whatever: it is refused as declared, or what it became is in its bounds. */
final class FrameOracle {

    private static final long MOST_BYTES = 16L << 20;
    private static final long MOST_POSITION = 999_999_999_999_999_999L;
    private static final int SHOWN = 200;
    private static final int MOST_SENTENCE = 100;
    private static final RoomId ROOM = new RoomId("lobby");

    private final FrameCodec codec = new FrameCodec();

    /** Decodes the text as a frame; whatever is thrown here, the codec did wrong. */
    void judge(String json) {
        try {
            Allocation.assertAtMost(MOST_BYTES, () -> decode(json));
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    json.length() + " characters: " + json.substring(0, Math.min(json.length(), SHOWN)), e);
        }
    }

    private void decode(String json) {
        try {
            ClientFrame frame = codec.decode(json);
            assertThat(Depth.of(json)).isLessThanOrEqualTo(JsonFieldsReader.MAX_DEPTH);
            assertInBounds((Record) frame);
            assertComesBack(frame);
        } catch (BadFrame e) {
            assertThat(e.refusal().sentence()).hasSizeLessThan(MOST_SENTENCE).matches("[ -~]+");
            assertThat(e.refusal().code()).isIn(ErrorCode.BAD_REQUEST, ErrorCode.TOO_LARGE, ErrorCode.UNSUPPORTED);
            assertIdComesBack(e.id());
        }
    }

    /** By the types of its fields, so that a new type of frame is held to the same. */
    private static void assertInBounds(Record frame) {
        for (RecordComponent component : frame.getClass().getRecordComponents()) {
            Object value = value(frame, component);
            if (value instanceof RoomId room) {
                assertThat(room.value()).matches("[a-z0-9][a-z0-9._-]{0,63}");
            } else if (value instanceof ClientMessageId cid) {
                assertThat(cid.value()).hasSizeBetween(1, ClientMessageId.MAX_LENGTH);
                assertIsText(cid.value());
            } else if (value instanceof MessageText text) {
                assertThat(text.value().codePointCount(0, text.value().length()))
                        .isBetween(1, MessageText.MAX_LENGTH);
                assertThat(text.value()).isNotBlank().doesNotContain("\0");
                assertIsText(text.value());
            } else if (value instanceof Emoji emoji) {
                assertThat(emoji.value()).hasSizeBetween(1, Emoji.MAX_LENGTH);
                assertIsText(emoji.value());
            } else if (value instanceof Status status) {
                assertThat(status).isNotEqualTo(Status.OFFLINE);
            } else if (value instanceof Long position) {
                assertThat(position).isBetween(0L, MOST_POSITION);
            } else if (value instanceof Integer limit) {
                assertThat(limit).isBetween(1, ClientFrame.History.MAX_LIMIT);
            } else if (value instanceof String typed) {
                assertIsText(typed);
            } else if (value instanceof Epoch epoch) {
                assertIsText(epoch.value());
            } else if (value instanceof Ticket ticket) {
                assertIsText(ticket.value());
            } else if (value instanceof RequestId id) {
                assertThat(id.text()).hasSizeLessThanOrEqualTo(RequestId.MAX_LENGTH);
            } else if (value != null && !(value instanceof Boolean)) {
                fail("no bounds are known of " + component);
            }
        }
    }

    /** What a client said is on the wire again in what others get. */
    private void assertComesBack(ClientFrame frame) throws BadFrame {
        assertIdComesBack(frame.id());
        if (frame instanceof ClientFrame.Send send) {
            String text = send.text().value();
            String said = codec.encode(ServerFrame.Error.of(null, new Refusal(ErrorCode.CONFLICT, text)));
            JsonFields read = codec.fields(codec.own(said, send.cid()));
            assertThat(read.text("message")).isEqualTo(text);
            assertThat(read.text("cid")).isEqualTo(send.cid().value());
        }
    }

    private void assertIdComesBack(@Nullable RequestId id) {
        if (id == null) {
            return;
        }
        try {
            Object re =
                    codec.fields(codec.encode(ServerFrame.Ok.done(id, ROOM))).raw("re");
            if (id.number() == null) {
                assertThat(re).isEqualTo(id.text());
            } else {
                assertThat(re).isInstanceOf(JsonFields.Digits.class);
                assertThat(String.valueOf(re).length()).isLessThan(2 * RequestId.MAX_LENGTH);
            }
        } catch (BadFrame e) {
            throw new AssertionError("no client could read the answer to " + id, e);
        }
    }

    private static void assertIsText(String text) {
        assertThat(text.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static @Nullable Object value(Record frame, RecordComponent component) {
        try {
            return component.getAccessor().invoke(frame);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a field of a frame that cannot be read", e);
        }
    }
}
