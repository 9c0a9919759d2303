package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** Who has no pointer comes in, talks and leaves by the keyboard alone, and always sees where they are. */
@OnOneServer
@ExtendWith(Chromium.class)
class KeyboardPageIT {

    private static final String PASSWORD = "correct horse battery";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String room = "k-" + mark;
    private final String bobs = "Bob " + mark;
    private final ParleyServer server;
    private final Browser browser;

    KeyboardPageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    /** Makes an account by the keyboard, and is in the lobby then. */
    private Keys comeIn(Visitor visitor, String name) {
        Keys keys = new Keys(visitor.page);
        visitor.page.navigate(server.http("#/lobby").toString());
        keys.on("Your name");
        keys.tabTo("Sign in");
        keys.press("Enter");
        keys.tabTo("Create an account");
        keys.press("Enter");
        keys.on("Your name");
        keys.type(name);
        keys.tabTo("Password");
        keys.type("password");
        keys.press("Enter");
        // What is wrong has the focus.
        assertThat(visitor.page.getByRole(AriaRole.ALERT)).containsText("first that would be tried");
        keys.on("Password");
        keys.press("Control+a");
        keys.type(PASSWORD);
        keys.press("Enter");
        keys.on("Message lobby");
        return keys;
    }

    private static Locator dialog(Visitor visitor) {
        return visitor.page.getByRole(AriaRole.DIALOG);
    }

    @Test
    void aWholeConversationGoesByTheKeyboardAlone() {
        try (Visitor bob = Visitor.wide(browser);
                Visitor ada = Visitor.wide(browser)) {
            comeIn(bob, bobs);
            bob.page.evaluate("hash => { location.hash = hash; }", "#/" + room);
            bob.composer(room).waitFor();
            bob.say(room, "who has the keys?");
            bob.sees(room, "who has the keys?");
            Keys keys = comeIn(ada, "Ada " + mark);

            // To the room.
            keys.press("Control+k");
            keys.on("A room or a person");
            assertThat(keys.type(room).option()).startsWith(room);
            keys.press("Enter");
            keys.on("Message " + room);

            // Reads, writes, corrects.
            keys.toMessage(bobs, "who has the keys?");
            keys.press("Escape");
            keys.on("Message " + room);
            keys.type("I hav them");
            keys.press("Enter");
            bob.sees(room, "I hav them");
            ada.log(room).locator(".msg[data-state=sent]").nth(1).waitFor();
            assertThat(keys.press("ArrowUp").value()).isEqualTo("I hav them");
            keys.press("Control+a");
            keys.type("I have them");
            keys.press("Enter");
            bob.sees(room, "I have them (edited)");
            keys.on("Message " + room);

            // Reacts, sees who did, and takes it back.
            keys.toMessage(bobs, "who has the keys?");
            keys.tool("Add a reaction");
            keys.press("Enter");
            keys.on("Find an emoji");
            keys.type("thumbs up");
            keys.press("Enter");
            keys.on(bobs);
            Locator reaction = bob.log(room).locator(".reaction");
            assertThat(reaction).hasText("👍1");
            assertThat(keys.press("ArrowRight").name()).isEqualTo("👍 1: You");
            keys.press("Enter");
            assertThat(reaction).hasCount(0);
            keys.on(bobs);

            // Answers with a quote.
            keys.tool("Reply");
            keys.press("Enter");
            keys.on("Message " + room);
            keys.type("from the porter");
            keys.press("Enter");
            assertThat(bob.log(room).locator(".cited")).hasText(bobs + " who has the keys?");

            // Answers in a thread, and comes back to where it began.
            keys.toMessage(bobs, "who has the keys?");
            keys.tool("Reply in thread");
            keys.press("Enter");
            keys.on("Reply in the thread");
            keys.type("the second one too");
            keys.press("Enter");
            assertThat(bob.log(room).locator(".thread")).containsText("1 reply");
            keys.press("Escape");
            keys.on(bobs);
            assertThat(ada.page.locator(".panel--thread")).hasCount(0);
            keys.press("ArrowRight");
            keys.press("Enter");
            keys.tabTo("Close the thread");
            keys.press("Enter");
            keys.on(bobs);
            keys.press("Escape");
            keys.on("Message " + room);

            // Calls somebody.
            assertThat(keys.type("thanks @bo").option()).isEqualTo(bobs);
            keys.press("Enter");
            assertThat(keys.focus().value()).isEqualTo("thanks @" + bobs + " ");
            keys.press("Enter");
            assertThat(bob.sees(room, "thanks @" + bobs).locator(".mention")).hasText("@" + bobs);

            // Looks for a message, and goes there.
            keys.press("Control+Shift+F");
            keys.on("Search messages");
            keys.type("keys in:" + room);
            ada.page.locator(".hit").first().waitFor();
            keys.press("ArrowDown");
            keys.press("Enter");
            keys.on(bobs);
            assertThat(dialog(ada)).hasCount(0);

            // Somebody, and a conversation with them.
            keys.tabTo("List of members");
            keys.tabTo(bobs);
            keys.press("Enter");
            dialog(ada).waitFor();
            keys.press("Escape");
            keys.on(bobs);
            keys.press("Enter");
            dialog(ada).waitFor();
            keys.tabTo("Message directly");
            keys.press("Enter");
            keys.on("Message " + bobs);
            keys.type("just for you");
            keys.press("Enter");
            ada.sees(bobs, "just for you");

            // Changes a setting.
            keys.backTo("Settings");
            keys.press("Enter");
            dialog(ada).waitFor();
            keys.tabTo("Comfortable");
            keys.press("ArrowRight");
            assertThat(ada.page.locator("html")).hasAttribute("data-density", "compact");
            keys.tabTo("Keyboard shortcuts");
            keys.press("Enter");
            assertThat(dialog(ada)).containsText("What can be pressed in that message");
            keys.press("Escape");
            keys.on("Settings");

            // Back in the room: takes a message back, and leaves.
            keys.press("Control+k");
            keys.on("A room or a person");
            keys.type(room);
            keys.press("Enter");
            keys.on("Message " + room);
            keys.toMessage("You", "from the porter");
            keys.tool("Delete message");
            keys.press("Enter");
            keys.on("Cancel");
            keys.press("Tab");
            keys.press("Enter");
            bob.sees(room, "This message was deleted");
            assertThat(keys.on("You").row()).isTrue();
            keys.backTo("More");
            keys.press("Enter");
            keys.on("Copy the link");
            keys.press("ArrowUp");
            keys.on("Leave the room");
            keys.press("Enter");
            keys.on("Message lobby");
            assertThat(ada.log(room)).hasCount(0);
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    /** Whatever is open, Tab goes all the way round, there and back, and each stop is seen. */
    @Test
    void nothingHoldsTheFocusAndNothingHidesIt() {
        for (int width : new int[] {1280, 900, 390}) {
            try (Visitor ada = new Visitor(browser, width, 800, ColorScheme.LIGHT).enter(server, room + width, "Ada")) {
                String here = room + width;
                Keys keys = new Keys(ada.page);
                ada.say(here, "see https://example.org/plan and `this`");
                ada.log(here).locator(".msg[data-state=sent]").waitFor();
                keys.on("Message " + here);
                List<String> there = keys.round("Tab");
                assertThat(there)
                        .contains("Messages in " + here, "Members", "More", "Send", "https://example.org/plan");
                assertThat(there).containsAll(keys.round("Shift+Tab"));

                keys.backTo("More");
                keys.press("Enter");
                keys.on("Copy the link");
                keys.press("Escape");
                keys.on("More");
                keys.backTo("Members");
                keys.press("Enter");
                if (width == 1280) {
                    keys.press("Enter");
                } else {
                    keys.on("Close members");
                    keys.press("Escape");
                    keys.on("Members");
                    keys.press("Enter");
                    keys.on("Close members");
                    leaves(keys, width, "Members");
                }
                assertThat(ada.page.locator(".panel__close:visible")).hasCount(0);
                keys.tabTo("Emoji");
                keys.press("Enter");
                keys.on("Find an emoji");
                keys.press("Escape");
                keys.on("Message " + here);
                keys.tabTo("Emoji");
                keys.press("Enter");
                keys.on("Find an emoji");
                keys.tabTo("Message " + here);
                assertThat(ada.page.locator(".picker")).hasCount(0);

                keys.toMessage("You", "see https");
                keys.tool("Reply in thread");
                keys.press("Enter");
                keys.on("Reply in the thread");
                leaves(keys, width, "You");
                assertThat(ada.page.locator(".panel--thread")).hasCount(0);
                if (width == 390) {
                    keys.backTo("Back to rooms");
                    keys.press("Enter");
                    keys.on(here);
                    keys.round("Tab");
                    keys.press("Enter");
                    keys.on("Message " + here);
                }
                ada.hasNoComplaints();
            }
        }
    }

    /** A column keeps its place, a page of its own is left by Escape, and what lies over the room goes when one goes under it. */
    private static void leaves(Keys keys, int width, String back) {
        if (width == 900) {
            keys.tabTo("Search messages");
        } else {
            keys.round("Tab");
            keys.press("Escape");
            keys.on(back);
        }
    }

    /** What has the focus is taken away by somebody else, or by what one does with it. */
    @Test
    void theFocusGoesOnWhereWhatHadItGoes() {
        try (Visitor ada = Visitor.wide(browser)) {
            Keys keys = comeIn(ada, "Ada " + mark);
            keys.press("Control+k");
            keys.on("A room or a person");
            keys.type("plan-" + mark);
            keys.press("Enter");
            keys.on("Name");
            keys.tabTo("Everybody here");
            keys.press("ArrowDown");
            keys.press("ArrowDown");
            keys.press("Enter");
            keys.on("Message plan-" + mark);
            try (Visitor bob = Visitor.wide(browser).enter(server, "lobby", bobs)) {
                // To a room without a place to write.
                Keys reader = new Keys(bob.page);
                reader.press("Tab");
                reader.press("Shift+Tab");
                bob.page.evaluate("hash => { location.hash = hash; }", "#/plan-" + mark);
                reader.on("Messages in plan-" + mark);
                // The room is deleted while somebody is in it.
                keys.backTo("More");
                keys.press("Enter");
                keys.press("ArrowUp");
                keys.press("ArrowUp");
                assertThat(keys.focus().name()).isEqualTo("Room settings");
                keys.press("Enter");
                keys.on("Close");
                keys.tabTo("Type the room’s name to delete it");
                keys.type("plan-" + mark);
                keys.tabTo("Delete the room");
                keys.press("Enter");
                keys.on("Message lobby");
                reader.on("Why this room is not open");
                reader.tabTo("Remove from my rooms");
                reader.press("Enter");
                reader.on("Message lobby");
                // A toast is dismissed.
                keys.backTo("More");
                keys.press("Enter");
                keys.press("Enter");
                keys.on("More");
                keys.tabTo("Dismiss");
                keys.press("Enter");
                keys.settled("without the toast");
                bob.hasNoComplaints();
            }
            ada.hasNoComplaints();
        }
    }
}
