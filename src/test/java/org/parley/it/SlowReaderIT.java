package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who never reads is nobody else's trouble. */
@ExtendWith(SharedServer.class)
class SlowReaderIT {

    private static final int WRITERS = 40;

    /** As many as one person may say at once. */
    private static final int BURST = 20;

    private static final String LONG_TEXT = "x".repeat(9_000);

    @Test
    void slowReaderIsClosedWithoutDelayingOthers(ParleyServer server) {
        String room = "slow-" + UUID.randomUUID();
        List<ChatClient> writers = new ArrayList<>();
        try (ChatClient healthy = ChatClient.json(server.ws("chat/" + room + "?name=Healthy"));
                RawSocket slow = RawSocket.json(server, room)) {
            healthy.await("joined");
            for (int i = 0; i < WRITERS; i++) {
                ChatClient writer = ChatClient.json(server.ws("chat/" + room + "?name=writer" + i));
                writer.await("joined");
                writers.add(writer);
            }
            for (ChatClient writer : writers) {
                for (int i = 1; i <= BURST; i++) {
                    writer.send("type", "send", "id", i, "room", room, "cid", "c" + i, "text", LONG_TEXT);
                }
            }
            int all = WRITERS * BURST;
            Awaitility.await("the healthy reader has it all")
                    .atMost(RawSocket.PATIENCE)
                    .until(() -> healthy.frames("message").size() == all);
            assertThat(healthy.frames("message"))
                    .extracting(message -> message.getJsonNumber("seq").longValue())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, all).boxed().toList());
            healthy.await(SlowReaderIT::isOffline, "the slow reader is offline");
            assertThat(slow.closeCode()).isIn(4008, RawSocket.NO_CLOSE_FRAME);
            assertThat(writers).allMatch(ChatClient::isOpen);
        } finally {
            writers.forEach(ChatClient::close);
        }
    }

    private static boolean isOffline(JsonObject frame) {
        return frame.getString("type").equals("presence")
                && frame.getString("status").equals("offline");
    }
}
