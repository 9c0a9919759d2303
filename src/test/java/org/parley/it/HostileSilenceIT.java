package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Clients that begin a frame and never end it (rows S18 and S19). The server's own parser waits for the rest, and the
 * application never hears of it: only the heartbeat finds them. It is quick here, so that the tests are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileSilenceIT {

    private static final int NO_PONG = 4012;
    private static final long HEAP = 64L << 20;
    private static final long[] LENGTHS = {2, 1_000, 65_536, (1L << 31) - 1, 1L << 32, 1L << 62, Long.MAX_VALUE};

    private ParleyServer server;

    @BeforeAll
    void start() {
        server = ParleyServer.start(
                Path.of("target", "it", "silence-" + ProcessHandle.current().pid()),
                Map.of("parley.ping", "2s", "parley.pong", "2s"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aFrameThatNeverEndsIsClosedWith4012AndNothingIsAllocatedForIt() {
        long before = LiveHeap.bytes(server.pid());
        List<RawSocket> sockets = new ArrayList<>();
        try (HostileRoom room = new HostileRoom(server)) {
            for (long length : LENGTHS) {
                RawSocket raw = RawSocket.json(server, room.id());
                sockets.add(raw);
                raw.send(RawSocket.frame(
                        RawSocket.FIN | RawSocket.TEXT, true, length, "{".getBytes(StandardCharsets.US_ASCII)));
            }
            assertThat(LiveHeap.bytes(server.pid()) - before).isLessThan(HEAP);
            for (RawSocket raw : sockets) {
                assertThat(raw.closeCode()).isEqualTo(NO_PONG);
                raw.awaitEnd();
            }
            room.assertUndisturbed();
        } finally {
            sockets.forEach(RawSocket::close);
        }
    }

    @Test
    void aPlainTextFrameThatNeverEndsIsClosedToo() {
        try (HostileRoom room = new HostileRoom(server);
                RawSocket raw = RawSocket.plain(server, room.id())) {
            raw.send(RawSocket.frame(RawSocket.FIN | RawSocket.TEXT, true, 1_000, (byte) 'x'));
            assertThat(raw.closeCode()).isEqualTo(NO_PONG);
            room.assertUndisturbed();
        }
    }

    @Test
    void whoNeverAnswersAPingIsClosedWith4012() {
        try (HostileRoom room = new HostileRoom(server);
                RawSocket raw = RawSocket.json(server, room.id())) {
            assertThat(raw.closeCode()).isEqualTo(NO_PONG);
            room.assertUndisturbed();
        }
    }
}
