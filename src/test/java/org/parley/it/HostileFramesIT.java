package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.it.RawSocket.BINARY;
import static org.parley.it.RawSocket.CLOSE;
import static org.parley.it.RawSocket.CONTINUATION;
import static org.parley.it.RawSocket.FIN;
import static org.parley.it.RawSocket.NO_CLOSE_FRAME;
import static org.parley.it.RawSocket.PING;
import static org.parley.it.RawSocket.PONG;
import static org.parley.it.RawSocket.RSV1;
import static org.parley.it.RawSocket.RSV2;
import static org.parley.it.RawSocket.RSV3;
import static org.parley.it.RawSocket.TEXT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that no client sends by mistake (rows S18, S19 and S20): they end their own socket, and nothing else. */
@ExtendWith(SharedServer.class)
class HostileFramesIT {

    private static final int FRAME = 64 * 1024;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_TEXT = 1003;
    private static final int NOT_UTF8 = 1007;
    private static final int TOO_LARGE = 1009;
    /** What Tyrus says where its own buffer would overflow; nothing of the frame is kept then either. */
    private static final int SERVER_ERROR = 1011;

    private static final int RATE_LIMIT = 4013;
    private static final int TOO_SLOW = 4008;
    private static final int CROWD = 1_000;
    private static final long HEAP = 64L << 20;

    private final ParleyServer server;
    private final HostileRoom room;

    HostileFramesIT(ParleyServer server) {
        this.server = server;
        this.room = new HostileRoom(server);
    }

    @AfterEach
    void leave() {
        room.close();
    }

    // S18: sizes

    @Test
    void aFrameOf64KiBIsTakenAndItsMessageHeard() {
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            raw.send(RawSocket.text(padded(send("just fits"), FRAME)));
            assertThat(raw.text(HostileFramesIT::isAnswer)).contains("\"type\":\"ok\"");
        }
        room.assertUndisturbed("just fits");
    }

    @Test
    void aTextAsLargeAsAFrameIsAnsweredAndNotHeard() {
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            String empty = send("");
            raw.send(RawSocket.text(send("x".repeat(FRAME - empty.length()))));
            assertThat(raw.text(HostileFramesIT::isAnswer)).contains("\"code\":\"too_large\"");
            raw.send(RawSocket.text(send("still here")));
            assertThat(raw.text(HostileFramesIT::isAnswer)).contains("\"type\":\"ok\"");
        }
        room.assertUndisturbed("still here");
    }

    @Test
    void aFrameOfOneByteMoreIsClosedWith1009() {
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            raw.send(RawSocket.text(padded(send("too large"), FRAME + 1)));
            assertThat(raw.closeCode()).isEqualTo(TOO_LARGE);
        }
        room.assertUndisturbed();
    }

    @Test
    void theLimitIsOfBytesAndNotOfCharacters() {
        try (RawSocket raw = RawSocket.plain(server, room.id())) {
            raw.send(RawSocket.text("€".repeat(FRAME / 3 + 1)));
            assertThat(raw.closeCode()).isEqualTo(TOO_LARGE);
        }
        room.assertUndisturbed();
    }

    @Test
    void aMessageInPartsIsNoLargerThanOneInOne() {
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            byte[] all = padded(send("in parts"), FRAME + 1).getBytes(StandardCharsets.US_ASCII);
            raw.send(RawSocket.frame(TEXT, head(all, FRAME / 2)));
            raw.send(RawSocket.frame(CONTINUATION, tail(all, FRAME / 2)));
            raw.send(RawSocket.frame(FIN | CONTINUATION));
            assertThat(raw.closeCode()).isEqualTo(TOO_LARGE);
        }
        room.assertUndisturbed();
    }

    @Test
    void aFrameFarBeyondTheLimitIsClosedWithoutBeingKept() {
        long before = LiveHeap.bytes(server.pid());
        List<RawSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                RawSocket raw = RawSocket.plain(server, room.id());
                sockets.add(raw);
                raw.send(RawSocket.frame(FIN | TEXT, true, 1L << 30, new byte[FRAME]));
                raw.repeat(new byte[FRAME], 32);
            }
            for (RawSocket raw : sockets) {
                assertThat(raw.closeCode()).isIn(TOO_LARGE, PROTOCOL_ERROR, SERVER_ERROR, NO_CLOSE_FRAME);
            }
            assertThat(LiveHeap.bytes(server.pid()) - before).isLessThan(HEAP);
        } finally {
            sockets.forEach(RawSocket::close);
        }
        room.assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1})
    void aLengthOf2To63AndMoreEndsTheSocketAndNothingIsAllocated(long length) {
        long before = LiveHeap.bytes(server.pid());
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            raw.send(RawSocket.frame(FIN | TEXT, true, length, "{".getBytes(StandardCharsets.US_ASCII)));
            assertThat(raw.closeCode()).isIn(PROTOCOL_ERROR, TOO_LARGE, SERVER_ERROR, NO_CLOSE_FRAME);
            assertThat(LiveHeap.bytes(server.pid()) - before).isLessThan(HEAP);
        }
        room.assertUndisturbed();
    }

    // S18: bits

    @ParameterizedTest
    @ValueSource(
            ints = {
                FIN | RSV1 | TEXT,
                FIN | RSV2 | TEXT,
                FIN | RSV3 | TEXT,
                FIN | RSV1 | RSV2 | RSV3 | TEXT,
                FIN | RSV1 | PING
            })
    void aReservedBitIsClosedWith1002(int first) {
        assertThat(closeCodeAfter(RawSocket.frame(first, "hi".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(PROTOCOL_ERROR);
        room.assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF})
    void anUnknownOpcodeIsClosedWith1002(int opcode) {
        assertThat(closeCodeAfter(RawSocket.frame(FIN | opcode, "hi".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(PROTOCOL_ERROR);
        room.assertUndisturbed();
    }

    @Test
    void aControlFrameInPartsIsClosedWith1002() {
        assertThat(closeCodeAfter(RawSocket.frame(PING, (byte) 'x'))).isEqualTo(PROTOCOL_ERROR);
        room.assertUndisturbed();
    }

    @Test
    void aControlFrameOfMoreThan125BytesIsClosedWith1002() {
        assertThat(closeCodeAfter(RawSocket.frame(FIN | PING, new byte[126]))).isEqualTo(PROTOCOL_ERROR);
        room.assertUndisturbed();
    }

    @Test
    void aContinuationOfNothingIsClosedWith1002() {
        assertThat(closeCodeAfter(RawSocket.frame(FIN | CONTINUATION, (byte) 'x')))
                .isEqualTo(PROTOCOL_ERROR);
        room.assertUndisturbed();
    }

    @Test
    void aMessageInsideAnotherIsClosedWith1002() {
        assertThat(closeCodeAfter(RawSocket.frame(TEXT, (byte) '{'), RawSocket.text("{}")))
                .isEqualTo(PROTOCOL_ERROR);
        room.assertUndisturbed();
    }

    @Test
    void aBinaryMessageIsClosedWith1003() {
        assertThat(closeCodeAfter(RawSocket.frame(FIN | BINARY, (byte) 1, (byte) 2)))
                .isEqualTo(NOT_TEXT);
        assertThat(closeCodeAfter(RawSocket.frame(FIN | BINARY))).isEqualTo(NOT_TEXT);
        room.assertUndisturbed();
    }

    @Test
    void aBinaryMessageIsClosedWith1003AtItsFirstPart() {
        assertThat(closeCodeAfter(RawSocket.frame(BINARY, new byte[FRAME]))).isEqualTo(NOT_TEXT);
        room.assertUndisturbed();
    }

    @Test
    void aCloseFrameThatIsNoneEndsTheSocket() {
        byte[][] bodies = {{3}, {3, (byte) 0xED}, {0, 0}, {(byte) 0xFF, (byte) 0xFF}, {3, (byte) 0xE8, (byte) 0xC0}};
        for (byte[] body : bodies) {
            assertThat(closeCodeAfter(RawSocket.frame(FIN | CLOSE, body))).isGreaterThanOrEqualTo(1000);
        }
        room.assertUndisturbed();
    }

    // S19: what never ends

    @ParameterizedTest
    @ValueSource(ints = {TEXT, BINARY})
    void aMillionEmptyContinuationsEndTheSocket(int opcode) {
        long before = LiveHeap.bytes(server.pid());
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            raw.send(RawSocket.frame(opcode)).repeat(RawSocket.frame(CONTINUATION), 1_000_000);
            assertThat(raw.closeCode()).isIn(TOO_LARGE, NOT_TEXT, NO_CLOSE_FRAME);
        }
        assertThat(LiveHeap.bytes(server.pid()) - before).isLessThan(HEAP);
        room.assertUndisturbed();
    }

    @Test
    void aThousandHalfMessagesAreAllClosed() {
        long before = LiveHeap.bytes(server.pid());
        byte[] half = RawSocket.frame(TEXT, send("half").getBytes(StandardCharsets.US_ASCII));
        List<RawSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                sockets.add(RawSocket.plain(server, room.id()).send(half));
            }
            long during = LiveHeap.bytes(server.pid());
            for (RawSocket raw : sockets) {
                assertThat(raw.closeCode()).isEqualTo(TOO_SLOW);
                raw.awaitEnd();
            }
            assertThat(during - before).isLessThan(HEAP);
        } finally {
            sockets.forEach(RawSocket::close);
        }
        room.assertUndisturbed();
    }

    @Test
    void aMessageThatDripsIsClosedThoughItMoves() {
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            raw.send(RawSocket.frame(TEXT, (byte) '{'));
            var unused = drip.scheduleAtFixedRate(
                    () -> raw.send(RawSocket.frame(CONTINUATION, (byte) ' ')), 250, 250, TimeUnit.MILLISECONDS);
            assertThat(raw.closeCode()).isEqualTo(TOO_SLOW);
        } finally {
            drip.shutdownNow();
        }
        room.assertUndisturbed();
    }

    @Test
    void aFloodOfPongsIsClosedWith4013() {
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            raw.repeat(RawSocket.frame(FIN | PONG, (byte) 'x'), 1_000_000);
            assertThat(raw.closeCode()).isIn(RATE_LIMIT, NO_CLOSE_FRAME);
        }
        room.assertUndisturbed();
    }

    @Test
    void someUnaskedPongsAreAllowed() {
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            raw.repeat(RawSocket.frame(FIN | PONG), 100).send(RawSocket.text(send("after pongs")));
            assertThat(raw.text(HostileFramesIT::isAnswer)).contains("\"type\":\"ok\"");
        }
        room.assertUndisturbed("after pongs");
    }

    @Test
    void aFloodOfPingsHurtsNobodyElse() {
        long before = LiveHeap.bytes(server.pid());
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            raw.repeat(RawSocket.frame(FIN | PING, new byte[125]), 20_000);
            room.assertUndisturbed();
            assertThat(LiveHeap.bytes(server.pid()) - before).isLessThan(HEAP);
        }
    }

    // S20: what is not UTF-8

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C0 80",
                "ED A0 80",
                "ED A0 BD ED B8 80",
                "E2 82",
                "F0 9F 98",
                "C1 BF",
                "E0 80 80",
                "F4 90 80 80",
                "F8 88 80 80 80",
                "80",
                "FF",
                "68 69 C3"
            })
    void whatIsNotUtf8IsClosedWith1007(String hex) {
        byte[] bytes = bytes(hex);
        assertThat(closeCodeAfter(RawSocket.frame(FIN | TEXT, bytes))).isEqualTo(NOT_UTF8);
        try (RawSocket plain = RawSocket.plain(server, room.id())) {
            plain.send(RawSocket.frame(FIN | TEXT, bytes));
            assertThat(plain.closeCode()).isEqualTo(NOT_UTF8);
        }
        room.assertUndisturbed();
    }

    @Test
    void aCharacterCutShortByTheEndOfAMessageInPartsIsClosedWith1007() {
        assertThat(closeCodeAfter(RawSocket.frame(TEXT, bytes("E2")), RawSocket.frame(FIN | CONTINUATION, bytes("82"))))
                .isEqualTo(NOT_UTF8);
        room.assertUndisturbed();
    }

    @Test
    void aCharacterMayBeSplitBetweenParts() {
        try (RawSocket raw = RawSocket.plain(server, room.id())) {
            raw.send(RawSocket.frame(TEXT, bytes("F0 9F")));
            raw.send(RawSocket.frame(CONTINUATION, bytes("98")));
            raw.send(RawSocket.frame(FIN | PING));
            raw.send(RawSocket.frame(FIN | CONTINUATION, bytes("80")));
            assertThat(raw.text(text -> true)).isEqualTo("😀");
        }
        room.assertUndisturbed("😀");
    }

    private int closeCodeAfter(byte[]... frames) {
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            for (byte[] frame : frames) {
                raw.send(frame);
            }
            return raw.closeCode();
        }
    }

    private String send(String text) {
        return "{\"type\":\"send\",\"id\":\"s\",\"room\":\"" + room.id() + "\",\"cid\":\"c" + text.length() % 10
                + "\",\"text\":\"" + text + "\"}";
    }

    private static boolean isAnswer(String text) {
        return text.contains("\"re\":\"s\"");
    }

    private static String padded(String json, int length) {
        return json + " ".repeat(length - json.length());
    }

    private static byte[] head(byte[] all, int length) {
        return Arrays.copyOf(all, length);
    }

    private static byte[] tail(byte[] all, int from) {
        return Arrays.copyOfRange(all, from, all.length);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
