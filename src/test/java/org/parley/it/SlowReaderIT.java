package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody who never reads is nobody else's trouble. */
class SlowReaderIT {

    private static final String LONG_TEXT = "x".repeat(9_000);
    private static final int ROUND = 50;

    /** 4.5 MB: what may be unread and what may wait, and less than a server would hide. */
    private static final int MOST_ROUNDS = 10;

    @ParameterizedTest
    @MethodSource("org.parley.it.Host#tested")
    @Tag(OnEachServer.TAG)
    void slowReaderIsClosedWithoutDelayingOthers(Host host, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        Map<String, String> settings =
                Map.of("parley.limits", "off", "parley.log", "memory", "parley.presence.grace", "0s");
        try (ParleyServer server = host.start(folder, settings);
                ChatClient healthy = ChatClient.json(server.ws("chat/lobby?name=Healthy"));
                ChatClient writer = ChatClient.json(server.ws("chat/lobby?name=Writer"));
                RawSocket slow = RawSocket.json(server, "lobby")) {
            healthy.await("joined");
            writer.await("joined");
            assertThat(server.output()).as("chosen once").containsOnlyOnce(host.way());
            int said = 0;
            for (int round = 0; round < MOST_ROUNDS && !seesSomebodyOffline(healthy); round++) {
                for (int i = 0; i < ROUND; i++) {
                    said++;
                    writer.send("type", "send", "id", said, "room", "lobby", "cid", "c" + said, "text", LONG_TEXT);
                }
                int all = said;
                Awaitility.await("everything is acknowledged and heard")
                        .until(() -> writer.frames("ok").size() == all
                                && healthy.frames("message").size() == all);
            }
            assertThat(seesSomebodyOffline(healthy))
                    .as("the slow reader is gone")
                    .isTrue();
            assertThat(slow.closeCode()).isIn(4008, RawSocket.NO_CLOSE_FRAME);
            assertThat(healthy.frames("message"))
                    .extracting(message -> message.getJsonNumber("seq").longValue())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, said).boxed().toList());
            assertThat(writer.isOpen()).isTrue();
        }
    }

    /** On Payara a handful of threads read all sockets: none of them may wait for somebody. */
    @Test
    void whoReadsNothingAndSaysGoodbyeDelaysNobody(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        List<RawSocket> rude = new ArrayList<>();
        try (ParleyServer server = Host.PAYARA.start(folder, Map.of("parley.limits", "off", "parley.log", "memory"));
                HostileRoom room = new HostileRoom(server);
                ChatClient writer = ChatClient.json(server.ws("chat/lobby?name=Writer"))) {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                RawSocket socket = RawSocket.json(server, "lobby");
                socket.send(RawSocket.text("{\"type\":\"typing\",\"room\":\"lobby\",\"on\":true}"));
                rude.add(socket);
            }
            for (int said = 1; said <= 4 * ROUND; said++) {
                writer.send("type", "send", "id", said, "room", "lobby", "cid", "c" + said, "text", LONG_TEXT);
                writer.answer(said);
            }
            room.assertTalk();
            assertThat(server.output()).contains("threads of their own");
            for (RawSocket socket : rude) {
                socket.send(RawSocket.frame(RawSocket.FIN | RawSocket.CLOSE, (byte) 0x03, (byte) 0xE8));
            }
            room.assertTalk();
            Awaitility.await("all of them have left")
                    .until(() -> writer.frames("member").stream()
                                    .filter(frame -> frame.getString("change").equals("left"))
                                    .count()
                            == rude.size());
            room.assertTalk();
        } finally {
            rude.forEach(RawSocket::close);
        }
    }

    private static boolean seesSomebodyOffline(ChatClient client) {
        return client.frames("presence").stream()
                .anyMatch(frame -> frame.getString("status").equals("offline"));
    }
}
