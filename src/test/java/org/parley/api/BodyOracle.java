package org.parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.parley.Allocation;
import org.parley.account.Accounts.Registration;
import org.parley.identity.InvalidNickname;
import org.parley.identity.Nickname;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.JsonFields;
import org.parley.protocol.MessageText;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.RoomInfo;

/**
 * Says whether the API does right with any body whatever: it is refused as {@link Problems} knows, or each resource reads of
 * it what is in its bounds.
 */
final class BodyOracle {

    private static final long MOST_BYTES = 16L << 20;
    private static final RoomId ROOM = new RoomId("lobby");

    private final FrameCodec codec = new FrameCodec();

    /** What a resource reads of a body, as the resources of this package do it. */
    private final List<Reader> readers = List.of(
            this::message,
            BodyOracle::guest,
            BodyOracle::login,
            BodyOracle::account,
            BodyOracle::password,
            BodyOracle::room,
            BodyOracle::people);

    private interface Reader {
        void read(JsonFields fields) throws BadFrame;
    }

    /** Reads the body for each resource; whatever is thrown here, the API did wrong. */
    void judge(byte[] body) {
        for (Reader reader : readers) {
            Allocation.assertAtMost(MOST_BYTES, () -> judge(body, reader));
        }
    }

    private void judge(byte[] body, Reader reader) {
        try {
            JsonFields fields = Body.read(new ByteArrayInputStream(body), codec);
            assertThat(body.length).isLessThanOrEqualTo(FrameCodec.MAX_FRAME);
            assertThat(new String(body, UTF_8).getBytes(UTF_8))
                    .as("only real UTF-8 is read")
                    .isEqualTo(body);
            reader.read(fields);
        } catch (Refusal e) {
            assertThat(e.code())
                    .isEqualTo(body.length > FrameCodec.MAX_FRAME ? ErrorCode.TOO_LARGE : ErrorCode.BAD_REQUEST);
        } catch (BadFrame e) {
            assertThat(e.refusal().code().status()).isBetween(400, 501);
        } catch (InvalidNickname e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(120);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void message(JsonFields fields) throws BadFrame {
        ClientFrame.Send send = codec.send(fields, null, ROOM);
        String text = send.text().value();
        assertThat(text.codePointCount(0, text.length())).isBetween(1, MessageText.MAX_LENGTH);
        assertThat(send.cid().value()).hasSizeBetween(1, 64);
    }

    private static void room(JsonFields fields) throws BadFrame {
        RoomInfo wished = RoomBody.wished(fields);
        assertThat(wished.name().codePointCount(0, wished.name().length())).isBetween(1, RoomInfo.LONGEST_NAME);
        assertThat(wished.name()).doesNotContain("\n", "\u202e");
        String topic = wished.topic() == null ? "" : wished.topic();
        assertThat(topic.codePointCount(0, topic.length())).isLessThanOrEqualTo(RoomInfo.LONGEST_TOPIC);
        assertThat(wished.pause().toSeconds()).isBetween(0L, (long) RoomInfo.SLOWEST);
    }

    private static void people(JsonFields fields) throws BadFrame {
        assertThat(fields.texts("users")).allSatisfy(user -> assertThat(user).isNotNull());
    }

    private static void guest(JsonFields fields) throws BadFrame {
        assertIsName(Nickname.parse(fields.text("name")));
    }

    private static void login(JsonFields fields) throws BadFrame {
        assertIsText(fields.text("name"));
        String password = fields.optionalText("password");
        assertIsText(password == null ? "" : password);
    }

    private static void account(JsonFields fields) throws BadFrame {
        Nickname name = Nickname.parse(fields.text("name"));
        String shown = fields.optionalText("displayName");
        var wanted = new Registration(
                name,
                shown == null || shown.isBlank() ? name : Nickname.parse(shown),
                fields.text("password"),
                fields.optionalText("setup"));
        assertIsName(wanted.name());
        assertIsName(wanted.displayName());
        assertIsText(wanted.password());
        assertThat(wanted).hasToString("registration");
    }

    private static void password(JsonFields fields) throws BadFrame {
        assertIsText(fields.text("before") + fields.text("password"));
    }

    private static void assertIsName(Nickname name) {
        assertThat(name.value().codePointCount(0, name.value().length())).isBetween(1, Nickname.MAX_LENGTH);
        assertThat(name.value().chars()).noneMatch(Character::isISOControl);
        assertThat(name.looksLike(name)).isTrue();
        assertThat(Nickname.parse(name.value())).as("said again").isEqualTo(name);
        assertThat(name.numbered(99_999).value()).endsWith(" 99999");
    }

    private static void assertIsText(String text) {
        assertThat(text.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
