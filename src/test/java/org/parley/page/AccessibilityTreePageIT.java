package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.ChatClient;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;
import org.parley.page.ScreenReader.Node;

/** Who hears the page and does not see it: all is found by the accessibility tree alone, and what is new is said by itself. */
@OnOneServer
@ExtendWith(Chromium.class)
class AccessibilityTreePageIT {

    private static final String TIME = "\\d\\d:\\d\\d";

    private final String room = "t-" + UUID.randomUUID().toString().substring(0, 8);
    private final ParleyServer server;
    private final Browser browser;

    AccessibilityTreePageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private ChatClient outsider(String name) {
        ChatClient client = ChatClient.json(server.ws("chat/" + room + "?name=" + name));
        client.await("joined");
        return client;
    }

    private void say(ChatClient client, int id, String text) {
        client.send("type", "send", "id", id, "room", room, "cid", "t" + id, "text", text);
        assertThat(client.answer(id).getString("type")).isEqualTo("ok");
    }

    private ScreenReader enter(Visitor visitor, String name) {
        ScreenReader reader = new ScreenReader(visitor.page);
        visitor.page.navigate(server.http("#/" + room).toString());
        reader.type(reader.find("textbox", "Your name"), name);
        reader.activate("button", "Enter");
        reader.find("textbox", "Message " + room);
        return reader;
    }

    /** A message, as it is read from its beginning to its end. */
    private Node message(ScreenReader reader, String words) {
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(reader.tree().of("listitem").stream().map(Node::read))
                                .anySatisfy(text -> assertThat(text).matches(words)));
        return reader.find(
                "message " + words,
                node -> node.role().equals("listitem")
                        && Pattern.compile(words).matcher(node.read()).matches());
    }

    private static Node log(Node tree, String name) {
        return tree.one("log", name);
    }

    @Test
    void theDoorSaysWhatIsAskedAndWhatIsWrong() {
        try (Visitor ada = Visitor.wide(browser)) {
            ScreenReader reader = new ScreenReader(ada.page);
            ada.page.navigate(server.http("#/" + room).toString());
            Node name = reader.find("textbox", "Your name");
            assertThat(name.is("required")).isTrue();
            assertThat(name.is("focused")).isTrue();
            assertThat(reader.tree().of("main")).hasSize(1);
            assertThat(reader.find("heading", "Enter as a guest").properties()).containsEntry("level", "1");
            reader.activate("button", "Enter");
            Node wrong =
                    reader.find("the field that is wrong", node -> node.role().equals("textbox") && node.is("invalid"));
            assertThat(wrong.description()).isEqualTo("Enter the name that others will see.");
            assertThat(wrong.is("focused")).isTrue();
            assertThat(reader.heard()).containsOnlyOnce("assertive: Enter the name that others will see.");
            reader.type(wrong, "Ada");
            reader.activate("button", "Enter");
            assertThat(reader.find("textbox", "Message " + room).is("focused")).isTrue();
            ada.hasNoComplaints();
        }
    }

    @Test
    void thePlacesOfThePageAreNamedOnce() {
        try (ChatClient bob = outsider("Bob");
                Visitor ada = Visitor.wide(browser)) {
            say(bob, 1, "hello");
            ScreenReader reader = enter(ada, "Ada");
            message(reader, "Bob " + TIME + " hello");
            Node tree = reader.tree();
            assertThat(tree.name()).isEqualTo(room + ", Parley");
            assertThat(tree.of("main")).hasSize(1);
            assertThat(tree.of("banner")).isEmpty();
            assertThat(tree.of("contentinfo")).isEmpty();
            assertThat(tree.of("complementary")).extracting(Node::name).containsExactly("Rooms", "Members");
            assertThat(tree.of("form")).extracting(Node::name).containsExactly("Message " + room);
            assertThat(tree.of("heading"))
                    .filteredOn(node -> "1".equals(node.properties().get("level")))
                    .extracting(Node::name)
                    .containsExactly(room);
            List<Node> rooms = tree.one("navigation", "Rooms").of("link");
            assertThat(rooms.stream().filter(reader::isCurrent))
                    .extracting(Node::name)
                    .containsExactly(room);
            assertThat(tree.one("complementary", "Members").of("listitem"))
                    .extracting(Node::read)
                    .contains("Ada You Online Guest", "Bob Online Guest");
            Node log = log(tree, "Messages in " + room);
            assertThat(log.properties()).containsEntry("live", "polite").containsEntry("relevant", "additions");
            assertThat(tree.of("textbox")).extracting(Node::name).containsExactly("Message " + room);
            // What is only to be looked at is not there, and what can be pressed has a name.
            assertThat(tree.of("image")).isEmpty();
            assertThat(tree.all()
                            .filter(node -> node.is("focusable") && !node.role().equals("RootWebArea")))
                    .allSatisfy(node -> assertThat(node.name()).as(node.role()).isNotBlank());
            ada.hasNoComplaints();
        }
    }

    @Test
    void aConversationGoesByTheTreeAlone() {
        try (Visitor bob = Visitor.wide(browser).enter(server, room, "Bob");
                Visitor ada = Visitor.wide(browser)) {
            bob.say(room, "who has the keys?");
            bob.sees(room, "who has the keys?");
            ScreenReader reader = enter(ada, "Ada");
            String composer = "Message " + room;
            message(reader, "Bob " + TIME + " who has the keys\\?");
            reader.heard();

            // Says something, and hears once what comes back.
            reader.type(reader.find("textbox", composer), "I hav them");
            reader.key("Enter");
            message(reader, "You, " + TIME + ": I hav them Sent.*");
            bob.sees(room, "I hav them");
            bob.say(room, "good");
            assertThat(reader.hears("good"))
                    .filteredOn(said -> said.contains("good"))
                    .singleElement()
                    .asString()
                    .matches("polite: Bob " + TIME + " good");
            message(reader, "Bob " + TIME + " good");

            // Corrects it: the field says what it is for now.
            reader.focus(reader.find("textbox", composer));
            reader.key("ArrowUp");
            Node field = reader.find(
                    "the field while editing",
                    node -> node.role().equals("textbox") && !node.description().isEmpty());
            assertThat(field.description()).isEqualTo("Edit message Enter saves, Escape cancels");
            assertThat(field.value()).isEqualTo("I hav them");
            reader.key("Control+a");
            reader.type(field, "I have them");
            reader.key("Enter");
            message(reader, "You, " + TIME + ": I have them \\(edited\\)( Sent.*)?");

            // Reacts: how many and who is in the name of the button, whose state says that I am one of them.
            Node question = message(reader, "Bob " + TIME + " who has the keys\\?");
            reader.focus(question);
            reader.activate("button", "Add a reaction");
            Node picker = reader.find("dialog", "Emoji");
            reader.type(picker.one("searchbox", "Find an emoji"), "thumbs up");
            reader.activate("button", "thumbsup");
            Node reaction = reader.find("button", "👍 1: You");
            assertThat(reaction.properties()).containsEntry("pressed", "true");
            bob.log(room).locator(".reaction").click();
            assertThat(reader.find("button", "👍 2: You and Bob").properties()).containsEntry("pressed", "true");
            assertThat(reader.heard()).noneMatch(said -> said.contains("👍"));

            // Answers with a quote.
            reader.focus(message(reader, "Bob " + TIME + " who has the keys\\?.*"));
            reader.activate("button", "Reply");
            Node answering = reader.find(
                    "the field while answering",
                    node -> node.role().equals("textbox") && !node.description().isEmpty());
            assertThat(answering.description()).matches("Bob ?who has the keys\\?");
            reader.type(answering, "from the porter");
            reader.key("Enter");
            message(reader, "You, " + TIME + ": In reply to Bob. Show it from the porter Sent.*");

            // Answers in a thread.
            reader.focus(message(reader, "Bob " + TIME + " who has the keys\\?.*"));
            reader.activate("button", "Reply in thread");
            reader.type(reader.find("textbox", "Reply in the thread"), "the second too");
            reader.key("Enter");
            Node thread = reader.until(
                    "the thread",
                    tree -> tree.of("log").size() == 2
                            && log(tree, "Messages in the thread").of("listitem").stream()
                                    .anyMatch(one -> one.read().contains("the second too")));
            assertThat(thread.of("complementary")).extracting(Node::name).containsExactly("Rooms", "Thread");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(reader.tree().of("button"))
                            .extracting(Node::name)
                            .anySatisfy(name -> assertThat(name.strip()).matches("1 reply\\s+Last\\s+" + TIME)));
            reader.activate("button", "Close the thread");

            // Takes a message back, in a dialog that holds what is asked.
            reader.focus(message(reader, "You, " + TIME + ": In reply to Bob. Show it from the porter.*"));
            reader.activate("button", "Delete message");
            Node dialog = reader.find("dialog", "Delete this message?");
            assertThat(dialog.is("modal")).isTrue();
            assertThat(dialog.read()).contains("from the porter", "They see that a message was deleted.");
            assertThat(dialog.of("button")).extracting(Node::name).containsExactly("Close", "Cancel", "Delete message");
            reader.activate(dialog.one("button", "Delete message"));
            message(reader, "You, " + TIME + ": This message was deleted.*");
            assertThat(reader.tree().of("dialog")).isEmpty();
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    @Test
    void whatIsNewIsSaidOnceAndWhatIsOldIsNot() {
        try (ChatClient bob = outsider("Bob");
                ChatClient cara = outsider("Cara");
                ChatClient dan = outsider("Dan");
                ChatClient eve = outsider("Eve");
                Visitor ada = Visitor.wide(browser)) {
            for (int i = 1; i <= 20; i++) {
                say(bob, i, "old of bob " + i);
            }
            for (int i = 21; i <= 40; i++) {
                say(cara, i, "old of cara " + i);
            }
            for (int i = 41; i <= 60; i++) {
                say(dan, i, "old of dan " + i);
            }
            for (int i = 61; i <= 80; i++) {
                say(eve, i, "old of eve " + i);
            }
            ScreenReader reader = enter(ada, "Ada");
            message(reader, "Eve.*old of eve 80");
            // All that is above comes in two ways: as one goes up, and because one goes to a message.
            ada.page.evaluate("() => document.querySelector('message-list').reveal(2)");
            message(reader, ".*old of bob 2");
            assertThat(reader.heard()).noneMatch(said -> said.contains("old of"));

            // Two messages and a reaction: two words.
            try (ChatClient fay = outsider("Fay")) {
                say(fay, 1, "first news");
                fay.send("type", "react", "id", 2, "room", room, "seq", 80, "emoji", "🎉", "on", true);
                say(fay, 3, "second news");
                List<String> said = reader.hears("second news");
                assertThat(said).filteredOn(one -> one.contains("news")).hasSize(2);
                assertThat(said).noneMatch(one -> one.contains("🎉") || one.contains("old of"));
            }

            // What was not sent is said once, and loudly; it says so itself, too, and offers what can be done.
            ada.page.evaluate(
                    "room => document.querySelector('parley-app').chat.messages.send(room, 'x'.repeat(20000))", room);
            assertThat(reader.hears("Not sent"))
                    .filteredOn(one -> one.startsWith("assertive: Not sent"))
                    .hasSize(1);
            Node failed = reader.find(
                    "what was not sent",
                    node -> node.role().equals("listitem") && node.read().contains("Not sent"));
            assertThat(failed.of("button")).extracting(Node::name).containsExactly("Retry", "Delete");
            reader.activate(failed.one("button", "Delete"));

            // A word that needs no answer.
            reader.activate("button", "More");
            assertThat(reader.find("menu", "Room").of("menuitem"))
                    .extracting(Node::name)
                    .startsWith("Copy the link")
                    .endsWith("Leave the room");
            assertThat(reader.tree().of("menuitemradio").stream().filter(one -> one.is("checked")))
                    .extracting(Node::name)
                    .containsExactly("All messages");
            reader.activate("menuitem", "Copy the link");
            assertThat(reader.hears("cop"))
                    .filteredOn(one -> one.startsWith("polite: "))
                    .hasSize(1);

            // No connection: said once, however often the seconds change.
            reader.heard();
            ada.page.evaluate(
                    "() => { const { store } = document.querySelector('parley-app').chat;"
                            + " store.dispatch({ type: 'link', link: { status: 'waiting', retryAt: Date.now() + 60_000 } }); }");
            reader.hears("No connection. What you write is kept and sent later. Try now");
            ada.page
                    .locator(".banner__when")
                    .filter(new Locator.FilterOptions().setHasText("57 s"))
                    .waitFor();
            assertThat(reader.heard()).isEmpty();
            ada.hasNoComplaints();
        }
    }

    @Test
    void whatWasNotReadBeginsWithALineAndRoomsSayWhatIsNewInThem() {
        try (ChatClient bob = outsider("Bob");
                Visitor ada = Visitor.wide(browser)) {
            ScreenReader reader = enter(ada, "Ada");
            ada.page.evaluate("hash => { location.hash = hash; }", "#/lobby");
            reader.find("textbox", "Message lobby");
            say(bob, 1, "psst, Ada");
            say(bob, 2, "are you there, @Ada?");
            Node row = reader.find(
                    "the room with what is new",
                    node -> node.role().equals("link") && node.name().startsWith(room + " @1 mention of you"));
            reader.activate(row);
            Node log = log(
                    reader.until(
                            "the room",
                            tree -> tree.of("log").stream()
                                    .anyMatch(one -> one.name().equals("Messages in " + room)
                                            && one.read().contains("psst, Ada"))),
                    "Messages in " + room);
            assertThat(log.of("listitem").stream().map(Node::read).filter(text -> !text.isEmpty()))
                    .containsSubsequence("New messages");
            // The second of a group says whose it is and when, too.
            message(reader, "Bob, " + TIME + ": are you there, @Ada ?\\?");

            reader.key("Control+k");
            Node field = reader.find("combobox", "A room or a person");
            assertThat(field.is("focused")).isTrue();
            assertThat(field.is("expanded")).isTrue();
            reader.type(field, room);
            Node option = reader.find("option", room);
            assertThat(option.is("selected")).isTrue();
            reader.key("Escape");
            reader.until("no dialog", tree -> tree.of("dialog").isEmpty());
            ada.hasNoComplaints();
        }
    }
}
