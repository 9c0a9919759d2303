package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that no client writes by mistake (rows S22, S23 and S25): refused, unheard, and the socket lives on. */
@ExtendWith(SharedServer.class)
class HostileJsonIT {

    private static final int BAD_FRAMES = 4500;
    private static final int LONGEST_TEXT = 10_000;
    private static final String NO_ID = "";

    /** One right frame for each type, whose fields are then made wrong one by one. */
    private static final Map<String, String> RIGHT = Map.of(
            "join", "{'type':'join','id':7,'room':'ROOM','epoch':'e','after':0}",
            "leave", "{'type':'leave','id':7,'room':'ROOM'}",
            "send", "{'type':'send','id':7,'room':'ROOM','cid':'c','text':'wrong','replyTo':1}",
            "typing", "{'type':'typing','id':7,'room':'ROOM','on':true}",
            "history", "{'type':'history','id':7,'room':'ROOM','before':5,'limit':5}",
            "who", "{'type':'who','id':7,'room':'ROOM'}");

    private static final List<String> NO_STRINGS =
            List.of("1", "-1.5e3", "1e999999999", "true", "false", "[]", "{}", "['x']", "{'$ne':null}", "[[]]");
    private static final List<String> NO_POSITIONS = List.of(
            "'1'",
            "true",
            "[]",
            "{}",
            "[1]",
            "{'$gt':0}",
            "-1",
            "-0",
            "1.5",
            "1.0",
            "1e3",
            "1e999999999",
            "1e-999999999",
            "9223372036854775808",
            "1".repeat(5_000));
    private static final List<String> NO_FLAGS = List.of("'true'", "1", "0", "[]", "{}", "'on'");

    private final ParleyServer server;
    private final HostileRoom room;

    HostileJsonIT(ParleyServer server) {
        this.server = server;
        this.room = new HostileRoom(server);
    }

    @AfterEach
    void leave() {
        room.close();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("nothing", ""),
                arguments("a space", " "),
                arguments("null", "null"),
                arguments("a number", "1"),
                arguments("a string", "'send'"),
                arguments("an array", "[]"),
                arguments("an array of frames", "[{'type':'who','id':7,'room':'ROOM'}]"),
                arguments("an empty object", "{}"),
                arguments("an open object", "{'type':'who','id':7,'room':'ROOM'"),
                arguments("a closed object too many", "{'type':'who','id':7,'room':'ROOM'}}"),
                arguments("garbage behind", "{'type':'who','id':7,'room':'ROOM'} x"),
                arguments("two frames", "{'type':'who','id':7,'room':'ROOM'}\n{'type':'pong'}"),
                arguments("a comma at the end", "{'type':'who','id':7,'room':'ROOM',}"),
                arguments("a comment", "{/* */'type':'who','id':7,'room':'ROOM'}"),
                arguments("a key without quotes", "{type:'who','id':7,'room':'ROOM'}"),
                arguments("a byte order mark", "\uFEFF{'type':'who','id':7,'room':'ROOM'}"),
                arguments("a leading zero", "{'type':'who','id':07,'room':'ROOM'}"),
                arguments("not a number", "{'type':'who','id':NaN,'room':'ROOM'}"),
                arguments("infinity", "{'type':'who','id':-Infinity,'room':'ROOM'}"),
                arguments("a hexadecimal number", "{'type':'who','id':0x7,'room':'ROOM'}"),
                arguments("True", "{'type':'typing','id':7,'room':'ROOM','on':True}"),
                arguments("an unknown escape", send("\\x41")),
                arguments("a half escape", send("\\u00")),
                arguments("a raw line feed", send("a\nb")),
                arguments("a raw NUL", send("a\u0000b")),
                arguments("a lone high surrogate", send("\\ud800")),
                arguments("a lone low surrogate", send("\\udc00")),
                arguments("surrogates the wrong way round", send("\\ude00\\ud83d")),
                arguments("a lone surrogate as a key", "{'type':'who','id':7,'room':'ROOM','\\ud800':1}"),
                arguments("a lone surrogate in depth", "{'type':'who','id':7,'room':'ROOM','x':[['\\udfff']]}"),
                arguments("a key twice", "{'type':'who','id':7,'room':'ROOM','room':'ROOM'}"),
                arguments("an id twice", "{'type':'who','id':7,'id':8,'room':'ROOM'}"),
                arguments("a type twice", "{'type':'pong','type':'who','id':7,'room':'ROOM'}"),
                arguments("a key twice by an escape", "{'type':'who','id':7,'room':'ROOM','\\u0069d':8}"),
                arguments("a key twice in depth", "{'type':'who','id':7,'room':'ROOM','x':{'a':1,'a':2}}"),
                arguments("17 levels of arrays", nested(16, "[", "]")),
                arguments("17 levels of objects", nested(16, "{'a':", "}")),
                arguments("10,000 levels of arrays", nested(10_000, "[", "]")),
                arguments("10,000 levels of objects", nested(9_000, "{'a':", "}")),
                arguments("10,000 levels never closed", "{'a':" + "[".repeat(10_000)),
                arguments("60,000 brackets", "[".repeat(60_000)),
                arguments("an object as id", "{'type':'who','id':{},'room':'ROOM'}"),
                arguments("an array as id", "{'type':'who','id':[7],'room':'ROOM'}"),
                arguments("a flag as id", "{'type':'who','id':true,'room':'ROOM'}"),
                arguments("an id of 65 characters", "{'type':'who','id':'" + "i".repeat(65) + "','room':'ROOM'}"),
                arguments("an id of 65 digits", "{'type':'who','id':" + "7".repeat(65) + ",'room':'ROOM'}"),
                arguments("an id beyond decimals", "{'type':'who','id':1e99999999999,'room':'ROOM'}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatIsNotAFrameIsABadRequestWithoutAnId(String name, String frame) {
        assertRefused(frame, "bad_request", NO_ID);
        room.assertUndisturbed("still here");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("no type", "{'id':7,'room':'ROOM'}", "bad_request", "7"),
                arguments("a number as type", "{'type':1,'id':7}", "bad_request", "7"),
                arguments("an object as type", "{'type':{},'id':7}", "bad_request", "7"),
                arguments("an unknown type", "{'type':'drop table','id':7}", "unsupported", "7"),
                arguments("an empty type", "{'type':'','id':7}", "unsupported", "7"),
                arguments("a type of 60,000", "{'type':'" + "t".repeat(60_000) + "','id':7}", "unsupported", "7"),
                arguments("a type with a NUL", "{'type':'who\\u0000','id':7,'room':'ROOM'}", "unsupported", "7"),
                arguments("a type in capitals", "{'type':'WHO','id':7,'room':'ROOM'}", "unsupported", "7"),
                arguments("a type of the server", "{'type':'message','id':7,'room':'ROOM'}", "unsupported", "7"),
                arguments("a string as id", "{'type':'who','id':'seven'}", "bad_request", "\"seven\""),
                arguments("quotes in an id", "{'type':'who','id':'\\\"\\\\\\n'}", "bad_request", "\"\\\"\\\\\\n\""),
                arguments("both directions", history("'before':1,'after':1"), "bad_request", "7"),
                arguments("a page of nothing", history("'limit':0"), "bad_request", "7"),
                arguments("a NUL in the text", send("a\\u0000b"), "bad_request", "7"),
                arguments("no text at all", send(""), "bad_request", "7"),
                arguments("a blank text", send(" \\t\\r\\n\\u2003"), "bad_request", "7"),
                arguments("a text of 10,001", send("x".repeat(LONGEST_TEXT + 1)), "too_large", "7"),
                arguments("10,001 emoji", send("😀".repeat(LONGEST_TEXT + 1)), "too_large", "7"),
                arguments("a cid of 65", sendAs("c".repeat(65)), "bad_request", "7"),
                arguments("an empty cid", sendAs(""), "bad_request", "7"),
                arguments("a NUL in the cid", sendAs("\\u0000"), "bad_request", "7"),
                arguments("a line feed in the cid", sendAs("a\\nb"), "bad_request", "7"),
                arguments("attachments", send("x").replace("'id'", "'attachments':[],'id'"), "unsupported", "7"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongFrameIsRefusedWithItsId(String name, String frame, String code, String id) {
        assertRefused(frame, code, id);
        room.assertUndisturbed("still here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../api/x",
                "..",
                ".",
                "-x",
                "_x",
                "a/b",
                "a\\\\b",
                "a%2fb",
                "a b",
                "a\\nb",
                "LOBBY",
                "löbby",
                "lobby\\u0000",
                "lobby\\u202e",
                "ⅼobby",
                "",
                "' or 1=1 --",
                "<script>",
                "${jndi:ldap://x}",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void aRoomIdOutsideTheGrammarIsABadRequest(String id) {
        for (String type : List.of("join", "leave", "who", "history")) {
            assertRefused(
                    "{'type':'" + type + "','id':7,'room':'" + id.replace("'", "\\u0027") + "'}", "bad_request", "7");
        }
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("join", "'room':'ROOM'", NO_STRINGS, true),
                arguments("join", "'epoch':'e'", NO_STRINGS, false),
                arguments("join", "'after':0", NO_POSITIONS, false),
                arguments("leave", "'room':'ROOM'", NO_STRINGS, true),
                arguments("send", "'room':'ROOM'", NO_STRINGS, true),
                arguments("send", "'cid':'c'", NO_STRINGS, true),
                arguments("send", "'text':'wrong'", NO_STRINGS, true),
                arguments("send", "'replyTo':1", NO_POSITIONS, false),
                arguments("typing", "'room':'ROOM'", NO_STRINGS, true),
                arguments("typing", "'on':true", NO_FLAGS, true),
                arguments("history", "'room':'ROOM'", NO_STRINGS, true),
                arguments("history", "'before':5", NO_POSITIONS, false),
                arguments("history", "'limit':5", NO_POSITIONS, false),
                arguments("who", "'room':'ROOM'", NO_STRINGS, true));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("fields")
    void aFieldThatIsMissingOrOfAnotherTypeIsABadRequest(
            String type, String field, List<String> values, boolean required) {
        String right = RIGHT.get(type);
        assertThat(right).isNotNull().contains(field);
        String key = field.substring(0, field.indexOf(':'));
        try (ChatClient client = join()) {
            int id = 100;
            for (String value : values) {
                say(client, right.replace(field, key + ":" + value).replace("'id':7", "'id':" + ++id));
                assertThat(client.answer(id).getString("code")).as(value).isEqualTo("bad_request");
            }
            if (required) {
                say(client, right.replace("," + field, "").replace("'id':7", "'id':" + ++id));
                assertThat(client.answer(id).getString("code")).isEqualTo("bad_request");
                say(client, right.replace(field, key + ":null").replace("'id':7", "'id':" + ++id));
                assertThat(client.answer(id).getString("code")).isEqualTo("bad_request");
            }
            assertWorks(client);
        }
        room.assertUndisturbed("still here");
    }

    @Test
    void aHugeNumberAsAnIdCostsNothingAndComesBack() {
        try (ChatClient client = join()) {
            for (String id : List.of("1e999999999", "-1e-999999999", "1e-400", "0.10", "9".repeat(64))) {
                say(client, "{'type':'who','id':" + id + ",'room':'ROOM'}");
                client.await(
                        frame -> frame.getString("type").equals("members")
                                && frame.getJsonNumber("re").bigDecimalValue().compareTo(new BigDecimal(id)) == 0,
                        "the answer to " + id);
            }
            assertWorks(client);
        }
        room.assertUndisturbed("still here");
    }

    @Test
    void sixteenLevelsAreNotTooDeep() {
        try (ChatClient client = join()) {
            say(client, nested(15, "[", "]").replace("'x'", "'type':'who','id':7,'room':'ROOM','x'"));
            assertThat(client.answer(7).getString("type")).isEqualTo("members");
            assertThat(client.frames("error")).isEmpty();
        }
        room.assertUndisturbed();
    }

    @Test
    void nonsenseWithoutEndIsClosedWith4500() {
        try (ChatClient client = join()) {
            HostileRates.flood(client, 200, i -> "{nonsense " + i);
            HostileRates.assertSentAway(client, BAD_FRAMES);
            assertThat(client.frames("error")).hasSizeGreaterThan(10).allSatisfy(error -> {
                assertThat(error.getString("code")).isEqualTo("bad_request");
                assertThat(error.getBoolean("retry")).isFalse();
                assertThat(error.getString("message")).doesNotContain("nonsense");
            });
        }
        room.assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "[]", "{}", "{\"type\":\"edit\"}", "{\"type\":\"who\",\"room\":\"..\"}"})
    void nonsenseInOneGoIsClosedWith4500(String frame) {
        try (RawSocket raw = RawSocket.json(server, room.id())) {
            assertThat(raw.repeat(RawSocket.text(frame), 150).closeCode()).isEqualTo(BAD_FRAMES);
        }
        room.assertUndisturbed();
    }

    @Test
    void whatIsTooLargeOrUnsupportedWithoutEndIsClosedWith4500Too() {
        try (ChatClient unsupported = join();
                ChatClient large = join()) {
            HostileRates.flood(unsupported, 200, i -> "{\"type\":\"edit\",\"id\":" + i + "}");
            HostileRates.assertSentAway(unsupported, BAD_FRAMES);
            String text = quoted(send("x".repeat(LONGEST_TEXT + 1)));
            HostileRates.flood(large, 200, i -> text);
            HostileRates.assertSentAway(large, BAD_FRAMES);
        }
        room.assertUndisturbed();
    }

    @Test
    void aFewMistakesAreForgiven() {
        try (ChatClient client = join()) {
            HostileRates.flood(client, 40, i -> "{nonsense " + i);
            assertWorks(client);
        }
        room.assertUndisturbed("still here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "javascript:alert(1)",
                "&lt;&amp;&#x27;",
                "<svg><style><a title=\"</style><img src onerror=alert(1)>\">",
                "${jndi:ldap://x}",
                "'; drop table message; --",
                "\u202Eabc\u202C \u2066def\u2069 \u200F\u061C",
                "z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A\u030B\u030Calgo",
                "👩‍👩‍👧‍👦🏳️‍🌈👍🏽",
                "a\u200Db\u200B\uFEFFc",
                "line\r\nfeeds\u2028and\u2029others\u0085",
                "\u0001\u001B[31mred\u007F\u009B",
                "\uFFFD\uFFFE\uFFFF\uD83F\uDFFF",
                "\" \\ / \b \f \t",
                "]]>--><!--%s%n%x{0}{{7*7}}",
                "true",
                "null",
                "  edges  "
            })
    void whatIsOnlyTextPassesThroughUnchanged(String text) {
        try (ChatClient client = join()) {
            client.send("type", "send", "id", 2, "room", room.id(), "cid", "naughty", "text", text);
            assertThat(client.answer(2).getString("type")).isEqualTo("ok");
            client.message(text);
        }
        try (ChatClient later = join()) {
            assertThat(later.await("joined").getJsonArray("events").getValuesAs(JsonObject.class))
                    .extracting(event -> event.getString("text"))
                    .contains(text);
        }
        room.assertUndisturbed(text);
    }

    @Test
    void tenThousandEmojiAreAText() {
        String text = "😀".repeat(LONGEST_TEXT);
        try (ChatClient client = join()) {
            client.send("type", "send", "id", 1, "room", room.id(), "cid", "c", "text", text);
            assertThat(client.answer(1).getString("type")).isEqualTo("ok");
        }
        room.assertUndisturbed(text);
    }

    @Test
    void whatAFrameSaysOfItsSenderIsIgnored() {
        try (ChatClient client = join()) {
            String name = client.await("welcome").getJsonObject("user").getString("name");
            say(
                    client,
                    send("forged")
                            .replace(
                                    "'id':7",
                                    "'id':7,'from':{'id':'g-0','name':'admin'},'user':'admin','seq':99,'mid':'m',"
                                            + "'at':'2000-01-01T00:00:00.000Z','__proto__':{'admin':true}"));
            assertThat(client.answer(7).getInt("seq")).isEqualTo(1);
            assertThat(client.message("forged").getJsonObject("from").getString("name"))
                    .isEqualTo(name);
        }
        room.assertUndisturbed("forged");
    }

    private void assertRefused(String frame, String code, String id) {
        try (ChatClient client = join()) {
            say(client, frame);
            JsonObject error = client.await("error");
            assertThat(error.getString("code")).isEqualTo(code);
            assertThat(error.getBoolean("retry")).isFalse();
            assertThat(error.containsKey("re") ? error.get("re").toString() : NO_ID)
                    .isEqualTo(id);
            assertWorks(client);
            assertThat(client.frames("error")).hasSize(1);
        }
    }

    private void assertWorks(ChatClient client) {
        client.send("type", "send", "id", 99, "room", room.id(), "cid", "works", "text", "still here");
        assertThat(client.answer(99).getString("type")).isEqualTo("ok");
    }

    private ChatClient join() {
        ChatClient client = ChatClient.json(server.ws("chat/" + room.id()));
        client.await("joined");
        return client;
    }

    private void say(ChatClient client, String frame) {
        client.sendText(quoted(frame));
    }

    /** Frames in this file are written with single quotes, for the eye. */
    private String quoted(String frame) {
        return frame.replace('\'', '"').replace("ROOM", room.id());
    }

    private static String send(String text) {
        return "{'type':'send','id':7,'room':'ROOM','cid':'c','text':'" + text + "'}";
    }

    private static String sendAs(String cid) {
        return "{'type':'send','id':7,'room':'ROOM','cid':'" + cid + "','text':'x'}";
    }

    private static String history(String fields) {
        return "{'type':'history','id':7,'room':'ROOM'," + fields + "}";
    }

    private static String nested(int levels, String open, String close) {
        return "{'x':" + open.repeat(levels) + (open.equals("[") ? "" : "1") + close.repeat(levels) + "}";
    }
}
