package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The other settings of rooms and logs, on a server of their own. */
class PassingIT {

    @Test
    void aPassingRoomIsGoneWhenItsLastMemberHasLeft(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        Map<String, String> settings = Map.of("parley.room.life", "passing", "parley.log", "memory");
        try (ParleyServer server = ParleyServer.start(folder, settings)) {
            JsonObject before;
            try (ChatClient ada = ChatClient.json(server.ws("chat/tea?name=ada"))) {
                before = ada.await("joined");
                assertThat(before.getJsonObject("room").getString("life")).isEqualTo("passing");
                ada.send("type", "send", "id", 1, "room", "tea", "cid", "1", "text", "between us");
                ada.answer(1);
                try (ChatClient bob = ChatClient.json(server.ws("chat/tea?name=bob"))) {
                    assertThat(bob.await("joined").getJsonArray("events")).hasSize(1);
                }
            }
            Awaitility.await("the room is gone")
                    .until(() -> HostileRoom.get(server, "api/rooms/tea").statusCode() == 404);
            try (ChatClient eve = ChatClient.json(server.ws("chat/tea?name=eve"))) {
                JsonObject after = eve.await("joined");
                assertThat(after.getInt("head")).isZero();
                assertThat(after.getString("epoch")).isNotEqualTo(before.getString("epoch"));
            }
        }
    }
}
