package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The wire, as a client outside sees it, is the same on every server. */
@OnEveryHost
class ProtocolIT {

    private final String room = "p-" + UUID.randomUUID();
    private final ParleyServer server;

    ProtocolIT(ParleyServer server) {
        this.server = server;
    }

    private ChatClient join(String name) {
        ChatClient client = ChatClient.json(server.ws("chat/" + room + "?name=" + name));
        client.await("joined");
        return client;
    }

    @Test
    void welcomeComesFirstAndJoinedAfterIt() {
        try (ChatClient ada = join("ada")) {
            JsonObject welcome = ada.await("welcome");
            assertThat(welcome.getJsonObject("user").getString("name")).isEqualTo("ada");
            assertThat(welcome.getJsonObject("user").getBoolean("guest")).isTrue();
            assertThat(welcome.getJsonObject("limits").getInt("frame")).isEqualTo(65_536);
            assertThat(welcome.getJsonObject("limits").getInt("text")).isEqualTo(10_000);
            JsonObject joined = ada.await("joined");
            assertThat(joined.getJsonObject("room").getString("id")).isEqualTo(room);
            assertThat(joined.getInt("head")).isZero();
            assertThat(joined.getBoolean("recovered")).isFalse();
            assertThat(joined.getJsonArray("members")).hasSize(1);
        }
    }

    /** Payara keeps them as long as the socket is open, 400 bytes each. */
    @Test
    void anAnswerThatUpgradesCarriesNoHeadersForPages() {
        try (RawSocket raw = RawSocket.json(server, room)) {
            assertThat(raw.head())
                    .startsWith("HTTP/1.1 101")
                    .doesNotContainIgnoringCase("Content-Security-Policy")
                    .doesNotContainIgnoringCase("Referrer-Policy");
        }
    }

    @Test
    void aMessageIsAcknowledgedAndHeardByAllAndOnlyItsSenderSeesTheCid() {
        try (ChatClient ada = join("ada");
                ChatClient bob = join("bob")) {
            ada.send("type", "send", "id", 17, "room", room, "cid", "c1", "text", "hello");
            JsonObject ok = ada.answer(17);
            assertThat(ok.getString("type")).isEqualTo("ok");
            assertThat(ok.getInt("seq")).isEqualTo(1);
            JsonObject own = ada.message("hello");
            JsonObject heard = bob.message("hello");
            assertThat(own.getString("cid")).isEqualTo("c1");
            assertThat(heard.containsKey("cid")).isFalse();
            assertThat(heard.getString("mid")).isEqualTo(ok.getString("mid"));
            assertThat(heard.getString("at")).isEqualTo(ok.getString("at"));
            assertThat(heard.getJsonObject("from").getString("name")).isEqualTo("ada");
        }
    }

    @Test
    void theLongestTextIsHeardWhole() {
        String longest = "\u00E4\u4E2D".repeat(5_000);
        try (ChatClient ada = join("ada");
                ChatClient bob = join("bob")) {
            ada.send("type", "send", "id", 1, "room", room, "cid", "c1", "text", longest);
            assertThat(ada.answer(1).getString("type")).isEqualTo("ok");
            bob.message(longest);
        }
    }

    @Test
    void aRepeatedSendGetsTheFirstPlaceAndIsNotHeardAgain() {
        try (ChatClient ada = join("ada");
                ChatClient bob = join("bob")) {
            ada.send("type", "send", "id", 1, "room", room, "cid", "same", "text", "once");
            ada.send("type", "send", "id", 2, "room", room, "cid", "same", "text", "once");
            ada.send("type", "send", "id", 3, "room", room, "cid", "other", "text", "last");
            assertThat(ada.answer(2).getString("mid")).isEqualTo(ada.answer(1).getString("mid"));
            assertThat(ada.answer(3).getInt("seq")).isEqualTo(2);
            bob.message("last");
            assertThat(bob.frames("message")).hasSize(2);
        }
    }

    @Test
    void aRepeatAfterAReconnectGetsTheFirstPlace() {
        try (ChatClient ada = join("ada")) {
            ada.send("type", "send", "id", 1, "room", room, "cid", "same", "text", "once");
            ada.answer(1);
        }
        try (ChatClient again = join("ada")) {
            again.send("type", "send", "id", 9, "room", room, "cid", "same", "text", "once");
            assertThat(again.answer(9).getInt("seq")).isEqualTo(1);
        }
    }

    @Test
    void whoComesBackGetsExactlyWhatWasMissed() {
        String epoch;
        try (ChatClient ada = join("otto")) {
            epoch = ada.await("joined").getString("epoch");
            for (int i = 1; i <= 5; i++) {
                ada.send("type", "send", "id", i, "room", room, "cid", "c" + i, "text", "m" + i);
                ada.answer(i);
            }
        }
        String resume = "chat/" + room + "?name=bob&epoch=" + epoch + "&after=";
        try (ChatClient bob = ChatClient.json(server.ws(resume + 3));
                ChatClient ahead = ChatClient.json(server.ws(resume.replace("bob", "eve") + 6))) {
            JsonObject joined = bob.await("joined");
            assertThat(joined.getBoolean("recovered")).isTrue();
            assertThat(joined.getJsonArray("events")).hasSize(2);
            assertThat(joined.getJsonArray("events").getJsonObject(0).getInt("seq"))
                    .isEqualTo(4);
            assertThat(ahead.await("joined").getBoolean("recovered")).isFalse();
            assertThat(ahead.await("joined").getJsonArray("events")).hasSize(5);
        }
    }

    @Test
    void oneSocketIsInSeveralRoomsAndMessagesStayInTheirs() {
        String other = room + ".other";
        try (ChatClient ada = join("ada");
                ChatClient bob = join("bob")) {
            ada.send("type", "join", "id", 1, "room", other);
            assertThat(ada.answer(1).getString("type")).isEqualTo("joined");
            ada.send("type", "send", "id", 2, "room", other, "cid", "a", "text", "there");
            ada.send("type", "send", "id", 3, "room", room, "cid", "b", "text", "here");
            bob.message("here");
            ada.message("there");
            assertThat(bob.frames("message")).hasSize(1);
            ada.send("type", "leave", "id", 4, "room", other);
            assertThat(ada.answer(4).getString("type")).isEqualTo("ok");
            ada.send("type", "send", "id", 5, "room", other, "cid", "c", "text", "late");
            assertThat(ada.answer(5).getString("code")).isEqualTo("forbidden");
        }
    }

    @Test
    void onePersonWithThreeTabsIsOneMember() {
        String cookie = "parley-guest=" + "A".repeat(22) + ".QWRh";
        String origin = "http://localhost:" + server.port();
        try (ChatClient watcher = join("watcher");
                ChatClient one = ChatClient.browser(server.ws("chat/" + room), origin, cookie);
                ChatClient two = ChatClient.browser(server.ws("chat/" + room), origin, cookie);
                ChatClient three = ChatClient.browser(server.ws("chat/" + room), origin, cookie)) {
            one.await("joined");
            two.await("joined");
            assertThat(three.await("joined").getJsonArray("members")).hasSize(2);
            one.leave();
            two.leave();
            watcher.send("type", "who", "id", 1, "room", room);
            assertThat(watcher.answer(1).getJsonArray("members")).hasSize(2);
            three.leave();
            watcher.await(
                    frame -> frame.getString("type").equals("member")
                            && frame.getString("change").equals("left"),
                    "the member left");
            assertThat(watcher.frames("member")).hasSize(2);
        }
    }

    @Test
    void aNameInUseGetsANumber() {
        try (ChatClient first = join("Zoe");
                ChatClient second = join("zoe")) {
            assertThat(first.await("welcome").getJsonObject("user").getString("name"))
                    .isEqualTo("Zoe");
            assertThat(second.await("welcome").getJsonObject("user").getString("name"))
                    .isEqualTo("zoe 2");
        }
    }

    @Test
    void typingIsToldAndEndsWithTheMessage() {
        try (ChatClient ada = join("ada");
                ChatClient bob = join("bob")) {
            ada.send("type", "typing", "room", room, "on", true);
            assertThat(bob.await("typing").getJsonArray("users")).hasSize(1);
            ada.send("type", "send", "id", 1, "room", room, "cid", "x", "text", "written");
            bob.await(
                    frame -> frame.getString("type").equals("typing")
                            && frame.getJsonArray("users").isEmpty(),
                    "nobody types");
        }
    }

    @Test
    void historyComesInPagesInBothDirections() {
        try (ChatClient ada = join("iris")) {
            for (int i = 1; i <= 10; i++) {
                ada.send("type", "send", "id", i, "room", room, "cid", "c" + i, "text", "m" + i);
                ada.answer(i);
            }
            ada.send("type", "history", "id", 100, "room", room, "before", 8, "limit", 3);
            JsonObject page = ada.answer(100);
            assertThat(page.getJsonArray("events").getJsonObject(0).getInt("seq"))
                    .isEqualTo(5);
            assertThat(page.getJsonArray("events")).hasSize(3);
            assertThat(page.getBoolean("more")).isTrue();
            ada.send("type", "history", "id", 101, "room", room, "after", 8, "limit", 5);
            JsonObject rest = ada.answer(101);
            assertThat(rest.getJsonArray("events")).hasSize(2);
            assertThat(rest.getBoolean("more")).isFalse();
        }
    }

    @Test
    void whatIsNotSpokenYetIsUnsupportedAndTheSocketStaysUp() {
        try (ChatClient ada = join("ada")) {
            int id = 0;
            for (String type : new String[] {"signal", "new"}) {
                ada.send("type", type, "id", ++id, "room", room);
                assertThat(ada.answer(id).getString("code")).isEqualTo("unsupported");
            }
            ada.send("type", "send", "id", 99, "room", room, "cid", "x", "text", "still here");
            assertThat(ada.answer(99).getString("type")).isEqualTo("ok");
        }
    }

    @Test
    void whatWasSaidIsEditedAndReactedTo() {
        var browser = new Browser(server);
        assertThat(browser.get("api/me").statusCode()).isEqualTo(200);
        try (ChatClient ada = browser.socket(room);
                ChatClient bob = join("bob")) {
            ada.await("joined");
            ada.send("type", "send", "id", 1, "room", room, "cid", "x", "text", "helo");
            int seq = ada.answer(1).getInt("seq");
            ada.send("type", "edit", "id", 2, "room", room, "seq", seq, "text", "hello");
            assertThat(ada.answer(2).getInt("seq")).isEqualTo(seq + 1);
            assertThat(bob.await("edited").getString("text")).isEqualTo("hello");
            bob.send("type", "edit", "id", 1, "room", room, "seq", seq, "text", "not his");
            assertThat(bob.answer(1).getString("code")).isEqualTo("forbidden");
            bob.send("type", "react", "id", 2, "room", room, "seq", seq, "emoji", "ok", "on", true);
            assertThat(bob.answer(2).getString("code")).isEqualTo("bad_request");
            bob.send("type", "react", "id", 3, "room", room, "seq", seq, "emoji", "👍🏽", "on", true);
            assertThat(bob.answer(3).getInt("seq")).isEqualTo(seq + 2);
            assertThat(ada.await("reaction").getString("emoji")).isEqualTo("👍🏽");
            bob.send("type", "react", "id", 4, "room", room, "seq", seq, "emoji", "👍🏽", "on", true);
            assertThat(bob.answer(4).containsKey("seq")).as("it is so already").isFalse();
            try (ChatClient cara = join("cara")) {
                JsonObject now = cara.await("joined").getJsonArray("events").stream()
                        .map(JsonValue::asJsonObject)
                        .filter(event -> event.getInt("seq") == seq)
                        .findFirst()
                        .orElseThrow();
                assertThat(now.getString("text")).isEqualTo("hello");
                assertThat(now.getInt("changed")).isEqualTo(seq + 2);
                assertThat(now.getJsonArray("reactions").getJsonObject(0).getInt("count"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void plainTextIsNothingButTexts() {
        try (ChatClient ada = join("ada");
                ChatClient plain = ChatClient.plain(server.ws("chat/" + room + "?name=wscat"))) {
            plain.sendText("right behind the open");
            ada.message("right behind the open");
            plain.text("right behind the open");
            ada.send("type", "send", "id", 1, "room", room, "cid", "x", "text", "line\nfeed");
            plain.text("line\nfeed");
            assertThat(plain.texts()).containsExactly("right behind the open", "line\nfeed");
        }
    }

    @Test
    void anUnknownVersionIsClosedWith4505() {
        try (var future = new ChatClient(server.ws("chat/" + room), "parley.v9.json", null)) {
            assertThat(future.closeCode()).isEqualTo(4505);
        }
    }
}
