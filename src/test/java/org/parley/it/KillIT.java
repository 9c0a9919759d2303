package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The promise under the hardest fault of a single node: what was acknowledged before a kill -9 is there after it. */
class KillIT {

    private static final int KILLS = 10;
    private static final int WRITERS = 4;

    /** So few that a room's lane has a place for all that is repeated and all that is new. */
    private static final int MESSAGES = 100;

    /** What one writer knows: every cid, and the place of those that were acknowledged. */
    private static final class Writer {
        private final String name;
        private final Map<String, Long> acknowledged = new HashMap<>();
        private List<String> open = new ArrayList<>();
        private int next;

        Writer(String name) {
            this.name = name;
        }

        /** Sends what has no answer again, and new messages after it, until so many are on their way. */
        void write(ChatClient client, int count) {
            open.forEach(cid -> say(client, cid));
            while (open.size() < count) {
                String cid = name + "-" + next++;
                open.add(cid);
                say(client, cid);
            }
        }

        private static void say(ChatClient client, String cid) {
            client.send("type", "send", "id", cid, "room", "kill", "cid", cid, "text", "text of " + cid);
        }

        /** Takes the answers that came. */
        void take(ChatClient client) {
            for (JsonObject ok : client.frames("ok")) {
                Long before = acknowledged.put(
                        ok.getString("re"), ok.getJsonNumber("seq").longValue());
                assertThat(before == null || before == ok.getJsonNumber("seq").longValue())
                        .as("a repeat gets the first place")
                        .isTrue();
            }
            open = new ArrayList<>(open);
            open.removeAll(acknowledged.keySet());
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTenKillsInMidTraffic(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws IOException, InterruptedException {
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer("w" + i));
        }
        try (var server = ParleyServer.start(folder, Map.of("parley.limits", "off"))) {
            for (int kill = 1; kill <= KILLS; kill++) {
                List<ChatClient> clients = open(server, writers);
                int enough = kill * 9;
                Awaitility.await("traffic")
                        .until(() -> clients.stream()
                                .anyMatch(client -> client.frames("ok").size() >= enough));
                server.kill();
                close(writers, clients);
                server.restart();
                verify(writers, history(server));
            }
            List<ChatClient> clients = open(server, writers);
            for (int i = 0; i < WRITERS; i++) {
                ChatClient client = clients.get(i);
                int all = writers.get(i).open.size();
                Awaitility.await("all answers").until(() -> client.frames("ok").size() >= all);
            }
            close(writers, clients);
            Map<Long, String> history = history(server);
            verify(writers, history);
            assertThat(history)
                    .hasSize(writers.stream().mapToInt(writer -> writer.next).sum());
            assertThat(writers).allSatisfy(writer -> assertThat(writer.open).isEmpty());
        }
    }

    private static List<ChatClient> open(ParleyServer server, List<Writer> writers) {
        List<ChatClient> clients = new ArrayList<>();
        for (Writer writer : writers) {
            ChatClient client = ChatClient.json(server.ws("chat/kill?name=" + writer.name));
            client.await("joined");
            clients.add(client);
        }
        for (int i = 0; i < writers.size(); i++) {
            writers.get(i).write(clients.get(i), MESSAGES);
        }
        return clients;
    }

    private static void close(List<Writer> writers, List<ChatClient> clients) {
        for (int i = 0; i < writers.size(); i++) {
            clients.get(i).drop();
            writers.get(i).take(clients.get(i));
        }
    }

    /** I1 to I3 of the promise: acknowledged ⊆ history in its place, nothing twice, no gap. */
    private static void verify(List<Writer> writers, Map<Long, String> history) {
        Set<Long> positions = new TreeSet<>(history.keySet());
        assertThat(positions).hasSize(history.size());
        assertThat(positions.stream().mapToLong(Long::longValue).max().orElse(0))
                .isEqualTo(history.size());
        assertThat(new TreeSet<>(history.values())).as("nothing twice").hasSize(history.size());
        for (Writer writer : writers) {
            writer.acknowledged.forEach((cid, seq) -> assertThat(history).containsEntry(seq, "text of " + cid));
        }
    }

    private static Map<Long, String> history(ParleyServer server) throws IOException, InterruptedException {
        Map<Long, String> history = new HashMap<>();
        HttpClient http = HttpClient.newHttpClient();
        long after = 0;
        boolean more = true;
        while (more) {
            var request = HttpRequest.newBuilder(server.http("api/rooms/kill/messages?limit=200&after=" + after))
                    .build();
            String body =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            JsonObject page = Json.createReader(new StringReader(body)).readObject();
            for (JsonValue event : page.getJsonArray("events")) {
                after = event.asJsonObject().getJsonNumber("seq").longValue();
                String twice = history.put(after, event.asJsonObject().getString("text"));
                assertThat(twice).isNull();
            }
            more = page.getBoolean("more");
        }
        return history;
    }
}
