package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking for messages by REST. */
@OnOneServer
class SearchIT {

    private final String room = "s-" + UUID.randomUUID();
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private final ParleyServer server;

    SearchIT(ParleyServer server) {
        this.server = server;
    }

    private Browser guest() {
        var guest = new Browser(server);
        assertThat(guest.get("api/me").statusCode()).isEqualTo(200);
        try (ChatClient socket = guest.socket(room)) {
            socket.await("joined");
        }
        return guest;
    }

    private long say(Browser who, String text) {
        String body = Json.createObjectBuilder()
                .add("cid", UUID.randomUUID().toString())
                .add("text", text)
                .build()
                .toString();
        HttpResponse<String> said = who.post("api/rooms/" + room + "/messages", body);
        assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
        return Browser.json(said).getJsonNumber("seq").longValue();
    }

    private static HttpResponse<String> ask(Browser who, String query, String more) {
        return who.get("api/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + more);
    }

    private static JsonObject search(Browser who, String query, String more) {
        HttpResponse<String> answer = ask(who, query, more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Browser.json(answer);
    }

    private static List<JsonObject> await(Browser who, String query, int number) {
        return Awaitility.await(query)
                .until(
                        () -> search(who, query, "").getJsonArray("results").getValuesAs(JsonObject.class),
                        results -> results.size() == number);
    }

    @Test
    void whatWasSaidIsFoundWithItsPlaceAndMarksAndItsEditsAndDeletionsCount() {
        Browser ada = guest();
        long seq = say(ada, "Grüße, " + word + " <b>&amp;");
        JsonObject found = await(ada, word + " grusse", 1).get(0);
        assertThat(found.getString("room")).isEqualTo(room);
        assertThat(found.getString("name")).isEqualTo(room);
        assertThat(found.getString("kind")).isEqualTo("public");
        assertThat(found.getJsonNumber("seq").longValue()).isEqualTo(seq);
        assertThat(found.getString("text")).isEqualTo("Grüße, " + word + " <b>&amp;");
        assertThat(found.getJsonArray("marks").toString())
                .isEqualTo("[{\"start\":0,\"end\":5},{\"start\":7,\"end\":" + (7 + word.length()) + "}]");
        assertThat(found.containsKey("cid")).isFalse();
        String path = "api/rooms/" + room + "/messages/" + seq;
        assertThat(ada.ask("PATCH", path, "{\"text\":\"other " + word + "\"}").statusCode())
                .isEqualTo(204);
        assertThat(await(ada, word + " other", 1).get(0).containsKey("edited")).isTrue();
        assertThat(search(ada, word + " grusse", "").getJsonArray("results")).isEmpty();
        assertThat(ada.ask("DELETE", path, null).statusCode()).isEqualTo(204);
        assertThat(search(ada, word, "").getJsonArray("results")).isEmpty();
    }

    @Test
    void fiftyComeAtOnceAndTheRestBehindThem() {
        Browser ada = guest();
        for (int i = 1; i <= 60; i += 5) {
            // More than one person says in a breath.
            Browser one = guest();
            IntStream.range(i, i + 5).forEach(number -> say(one, word + " " + number));
        }
        JsonObject first = Awaitility.await()
                .until(
                        () -> {
                            JsonObject page = search(ada, word, "&room=" + room);
                            String next = page.getString("next", "");
                            return next.isEmpty()
                                            || search(ada, word, "&before=" + next)
                                                            .getJsonArray("results")
                                                            .size()
                                                    < 10
                                    ? null
                                    : page;
                        },
                        page -> page != null);
        assertThat(first.getJsonArray("results")).hasSize(50);
        JsonObject second = search(ada, word, "&room=" + room + "&before=" + first.getString("next"));
        assertThat(second.getJsonArray("results")).hasSize(10);
        assertThat(second.containsKey("next")).isFalse();
        assertThat(second.getJsonArray("results").getJsonObject(9).getString("text"))
                .isEqualTo(word + " 1");
        assertThat(search(ada, word, "&before=2000-01-01").getJsonArray("results"))
                .isEmpty();
        assertThat(search(ada, word, "&after=2000-01-01T00:00:00Z").getJsonArray("results"))
                .hasSize(50);
        assertThat(search(ada, word, "&from=nobody").getJsonArray("results")).isEmpty();
    }

    @Test
    void aRoomOfOthersIsNotThere() {
        Browser ada = guest();
        assertThat(ask(ada, word, "&room=there-is-none").statusCode()).isEqualTo(404);
        assertThat(ask(ada, word + " in:there-is-none", "").statusCode()).isEqualTo(404);
        assertThat(ask(ada, word + " in:\"No such name\"", "").statusCode()).isEqualTo(404);
        assertThat(ask(ada, word, "&room=" + room).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table parley_event; --",
                "a' & !b | c:*",
                "\" or \"\"=\"",
                "100% \\ _",
                "<script>alert(1)</script>",
                "🎉🎉🎉",
                "from:'--",
                "${jndi:ldap://x} ?1 :room",
                "in:lobby a"
            })
    void whatLooksLikeAnotherLanguageIsLookedFor(String hostile) {
        assertThat(ask(guest(), hostile, "").statusCode()).isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                "_",
                "\\",
                "\"\"",
                "from:",
                "has:cake",
                "in:lobby",
                "before:soon x",
                "from:a from:b",
                "\u0000"
            })
    void whatCannotBeLookedForIsRefusedWithASentence(String bad) {
        HttpResponse<String> answer = ask(guest(), bad, "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Browser.json(answer).getString("detail")).isNotBlank();
        assertThat(Browser.json(answer).getString("code")).isEqualTo("bad_request");
    }

    @Test
    void moreThanAPersonTypesIsRefused() {
        assertThat(ask(guest(), "x".repeat(2_000), "").statusCode()).isEqualTo(400);
        assertThat(ask(guest(), word, "&zone=Nowhere").statusCode()).isEqualTo(400);
        assertThat(ask(guest(), word, "&before=-1").statusCode()).isEqualTo(400);
    }
}
