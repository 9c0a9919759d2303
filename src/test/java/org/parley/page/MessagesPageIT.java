package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** What people do with messages after they were said: edit, react, answer, look up; two people, two browsers. */
@OnOneServer
@ExtendWith(Chromium.class)
class MessagesPageIT {

    private final String room = "m-" + UUID.randomUUID().toString().substring(0, 8);
    private final ParleyServer server;
    private final Browser browser;

    MessagesPageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Has the pointer rest on a message, and presses what stands beside it. */
    private void act(Visitor visitor, String text, String action) {
        Locator bubble = visitor.sees(room, text).first();
        bubble.hover();
        // Where that has scrolled, the tools come with the next move.
        bubble.hover(new Locator.HoverOptions().setPosition(4, 4));
        button(visitor, action).click();
    }

    private Locator reaction(Visitor visitor, String name) {
        return visitor.log(room)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void find(Visitor visitor, String emoji) {
        visitor.page.getByLabel("Find an emoji").fill(emoji);
        visitor.page.keyboard().press("Enter");
    }

    @Test
    void upInAnEmptyFieldEditsTheLastMessageOfMine() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                Visitor bob = Visitor.wide(browser).enter(server, room, "Bob")) {
            ada.say(room, "helo");
            bob.sees(room, "helo");
            bob.say(room, "hi");
            ada.sees(room, "hi");
            ada.composer(room).press("ArrowUp");
            assertThat(ada.composer(room)).hasValue("helo");
            ada.isAccessible().picture("edit");
            ada.say(room, "hello");
            bob.sees(room, "hello (edited)");
            ada.sees(room, "hello (edited)");
            assertThat(ada.composer(room)).hasValue("");
            bob.isAccessible();

            ada.composer(room).fill("half a thought");
            act(ada, "hello (edited)", "Edit message");
            assertThat(ada.composer(room)).hasValue("hello");
            ada.composer(room).fill("never mind");
            ada.composer(room).press("Escape");
            assertThat(ada.composer(room)).hasValue("half a thought");
            ada.page.reload();
            ada.sees(room, "hello (edited)");
            assertThat(ada.composer(room)).hasValue("half a thought");
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    /** What one edits is deleted elsewhere meanwhile. */
    @Test
    void aMessageThatIsDeletedWhileOneEditsItIsLetGo() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                Visitor bob = Visitor.wide(browser).enter(server, room, "Bob")) {
            ada.say(room, "a slip");
            // What is on its way has no tools, and they come with a move of the pointer only.
            assertThat(ada.log(room).locator("[data-state=sent]")).hasCount(1);
            act(ada, "a slip", "Edit message");
            ada.page.evaluate("(room) => document.querySelector('parley-app').chat.messages.remove(room, 1)", room);
            bob.sees(room, "This message was deleted");
            assertThat(ada.composer(room)).hasValue("");
            assertThat(ada.page.getByText("The message was deleted.")).isVisible();
        }
    }

    @Test
    void reactionsAreGivenCountedAndTakenBack() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                Visitor bob = new Visitor(browser, 1280, 800, ColorScheme.DARK).enter(server, room, "Bob")) {
            ada.say(room, "lunch?");
            act(bob, "lunch?", "Add a reaction");
            bob.isAccessible().picture("reaction-picker-dark");
            find(bob, "thumbs up");
            assertThat(reaction(bob, "👍 1: You")).hasAttribute("aria-pressed", "true");
            reaction(ada, "👍 1: Bob").click();
            assertThat(reaction(ada, "👍 2: You and Bob")).hasText("👍2");
            assertThat(reaction(bob, "👍 2: You and Ada")).hasText("👍2");
            ada.say(room, "at noon");
            act(bob, "at noon", "Add a reaction");
            find(bob, "tada");
            reaction(ada, "🎉 1: Bob").waitFor();
            ada.isAccessible().picture("reactions");
            reaction(ada, "👍 2: You and Bob").click();
            assertThat(reaction(bob, "👍 1: You")).hasText("👍1");
            reaction(bob, "👍 1: You").click();
            assertThat(ada.log(room).locator(".reaction")).hasCount(1);
            ada.page.reload();
            reaction(ada, "🎉 1: Bob").waitFor();
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    @Test
    void anAnswerQuotesWhatItAnswersAndLeadsThere() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                Visitor bob = Visitor.wide(browser).enter(server, room, "Bob")) {
            ada.say(room, "who has the keys?");
            act(bob, "who has the keys?", "Reply");
            assertThat(bob.page.locator(".composer__about")).hasText(Pattern.compile("Ada who has the keys\\?"));
            bob.isAccessible().picture("reply");
            bob.say(room, "I do");
            Locator quote = ada.log(room).locator(".cited");
            assertThat(quote).hasText("Ada who has the keys?");
            assertThat(bob.page.locator(".composer__about")).hasCount(0);
            for (int i = 0; i < 15; i++) {
                ada.say(room, "and then\nthere was\nline " + i);
            }
            act(ada, "I do", "Reply");
            ada.say(room, "thanks");
            ada.sees(room, "thanks");
            assertThat(ada.bubbles(room, "who has the keys?")).not().isInViewport();
            ada.log(room).locator(".cited").last().click();
            assertThat(ada.bubbles(room, "I do")).isInViewport();
            ada.log(room).locator(".cited").first().click();
            assertThat(ada.bubbles(room, "who has the keys?")).isInViewport();
            ada.isAccessible().picture("reply-found");
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    @Test
    void theKeyboardAloneReactsAnswersAndEdits() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            ada.say(room, "one");
            ada.log(room).locator(".msg[data-state=sent]").waitFor();
            ada.log(room).focus();
            ada.page.keyboard().press("ArrowUp");
            ada.page.keyboard().press("Enter");
            assertThat(button(ada, "Add a reaction")).isFocused();
            ada.page.keyboard().press("Enter");
            assertThat(ada.page.getByLabel("Find an emoji")).isFocused();
            find(ada, "rocket");
            reaction(ada, "🚀 1: You").waitFor();
            assertThat(ada.log(room).locator(".msg")).isFocused();
            ada.page.keyboard().press("Enter");
            ada.page.keyboard().press("ArrowRight");
            assertThat(button(ada, "Reply")).isFocused();
            ada.page.keyboard().press("Enter");
            assertThat(ada.composer(room)).isFocused();
            ada.page.keyboard().type("two");
            ada.page.keyboard().press("Enter");
            ada.log(room)
                    .locator(".msg[data-state=sent]")
                    .filter(new Locator.FilterOptions().setHasText("two"))
                    .waitFor();
            ada.page.keyboard().press("ArrowUp");
            ada.page.keyboard().type(" three");
            ada.page.keyboard().press("Enter");
            ada.sees(room, "two three (edited)");
            assertThat(ada.composer(room)).isFocused();
            ada.hasNoComplaints();
        }
    }

    @Test
    void thePickerKnowsTheSkinToneAndWhatWasPickedLast() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                Visitor bob = new Visitor(browser, 1280, 800, ColorScheme.DARK).enter(server, room, "Bob")) {
            ada.say(room, "done");
            act(bob, "done", "Add a reaction");
            Locator tone = bob.page.getByLabel("Medium skin tone");
            tone.check();
            bob.isAccessible().picture("emoji-tones-dark");
            find(bob, "clap");
            reaction(ada, "👏🏽 1: Bob").waitFor();
            bob.page.reload();
            act(bob, "done", "Add a reaction");
            assertThat(tone).isChecked();
            Locator first = bob.page.locator(".picker__one").first();
            assertThat(first).hasText("👏🏽");
            assertThat(first).hasAccessibleName("clap");
            first.click();
            assertThat(reaction(ada, "👏🏽 1: Bob")).hasCount(0);
            button(ada, "Emoji").click();
            find(ada, "tada");
            assertThat(ada.composer(room)).hasValue("🎉");
            button(ada, "Emoji").click();
            ada.isAccessible().picture("emoji-recent");
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    @Test
    void aLongPressOnAPhoneOffersWhatCanBeDone() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                Visitor bob = new Visitor(browser, 390, 844, ColorScheme.LIGHT).enter(server, room, "Bob")) {
            ada.say(room, "on my way");
            Locator bubble = bob.sees(room, "on my way");
            bubble.dispatchEvent("pointerdown", Map.of("pointerType", "touch", "bubbles", true));
            Locator dialog = bob.page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).isVisible();
            bob.isAccessible().picture("message-phone");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("React with ❤️"))
                    .click();
            assertThat(reaction(ada, "❤️ 1: Bob")).isVisible();
            bubble.dispatchEvent("pointerdown", Map.of("pointerType", "touch", "bubbles", true));
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Reply").setExact(true))
                    .click();
            bob.say(room, "good");
            assertThat(ada.log(room).locator(".cited")).hasText("Ada on my way");
            bob.isAccessible().picture("answer-phone");
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    @Test
    void whatIsReadOnOneDeviceIsReadOnTheOtherAndTheSenderSeesIt() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                Visitor bob = Visitor.wide(browser).enter(server, room, "Bob")) {
            Page second = bob.page.context().newPage();
            second.navigate(server.http("") + "#/" + room);
            Locator inRoom = second.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message " + room));
            inRoom.waitFor();
            second.navigate(server.http("") + "#/lobby");
            inRoom.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            ada.say(room, "who is there?");
            bob.sees(room, "who is there?");
            assertThat(ada.log(room).locator(".msg__readers")).hasText("· Read by Bob");
            ada.isAccessible().picture("read-by");
            bob.page.navigate(server.http("") + "#/lobby");
            ada.say(room, "and now?");
            Locator badge = second.locator("[data-room='" + room + "'] .count");
            assertThat(badge).hasText("1 unread");
            bob.page.navigate(server.http("") + "#/" + room);
            bob.sees(room, "and now?");
            assertThat(badge).hasCount(0);
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    @Test
    void whoIsCalledByNameSeesItInTheListAndInTheMessage() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                Visitor bob = new Visitor(browser, 1280, 800, ColorScheme.DARK).enter(server, room, "Bob L")) {
            ada.say(room, "good morning");
            bob.sees(room, "good morning");
            bob.page.evaluate("document.querySelector('parley-app').chat.open('lobby')");
            bob.composer("lobby").waitFor();
            ada.composer(room).pressSequentially("thanks @bo");
            assertThat(ada.page.getByRole(AriaRole.OPTION)).hasText("@Bob L");
            ada.isAccessible().picture("mention-offer");
            ada.composer(room).press("Enter");
            assertThat(ada.composer(room)).hasValue("thanks @Bob L ");
            ada.composer(room).pressSequentially("and @room");
            ada.composer(room).press("Escape");
            ada.composer(room).press("Enter");
            assertThat(ada.sees(room, "thanks @Bob L and @room").locator(".mention"))
                    .hasText(new String[] {"@Bob L", "@room"});
            Locator row = bob.page.locator("a[data-room='" + room + "'] .count");
            assertThat(row).hasText("@1 mention of you");
            bob.page.reload();
            bob.composer("lobby").waitFor();
            assertThat(row).hasText("@1 mention of you");
            bob.isAccessible().picture("mention-count-dark");
            bob.page.locator("a[data-room='" + room + "']").click();
            assertThat(bob.log(room).locator(".msg--mention")).hasCount(1);
            assertThat(row).hasCount(0);
            bob.isAccessible().picture("mention-dark");
            ada.isAccessible().picture("mention");
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    @Test
    void aThreadStandsBesideTheRoomAndIsFollowed() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                Visitor bob = new Visitor(browser, 1280, 800, ColorScheme.DARK).enter(server, room, "Bob");
                Visitor cara = new Visitor(browser, 390, 844, ColorScheme.LIGHT).enter(server, room, "Cara")) {
            ada.say(room, "release on Thursday?");
            act(bob, "release on Thursday?", "Reply in thread");
            Locator panel = bob.page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Thread"));
            Locator field = panel.getByRole(AriaRole.TEXTBOX);
            assertThat(field).isFocused();
            field.fill("the index is not built");
            field.press("Enter");
            assertThat(panel.locator(".msg")).hasCount(2);
            field.fill("half an answer");
            bob.isAccessible().picture("thread-dark");
            assertThat(bob.log(room).locator(".msg")).hasCount(1);

            Locator link = ada.log(room).locator(".thread");
            assertThat(link).hasText(Pattern.compile("1 reply.*Last .*1 new", Pattern.DOTALL));
            assertThat(ada.page.locator(".row--threads .count")).hasText("1 new");
            ada.isAccessible().picture("thread-link");
            ada.page.reload();
            assertThat(ada.page.locator(".row--threads .count")).hasText("1 new");
            ada.page.locator(".row--threads").click();
            ada.isAccessible().picture("threads");
            ada.page.locator(".follow").click();
            Locator adas = ada.page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Thread"));
            assertThat(adas.locator(".msg")).hasCount(2);
            assertThat(ada.page.locator(".row--threads .count")).hasCount(0);
            adas.getByRole(AriaRole.TEXTBOX).fill("then on Friday");
            adas.getByRole(AriaRole.TEXTBOX).press("Enter");
            assertThat(panel.locator(".msg")).hasCount(3);
            ada.isAccessible().picture("thread");
            adas.getByRole(AriaRole.TEXTBOX).press("Escape");
            assertThat(adas).hasCount(0);

            bob.page.keyboard().press("Escape");
            assertThat(panel).hasCount(0);
            bob.log(room).locator(".thread").click();
            assertThat(field).hasValue("half an answer");

            cara.log(room).locator(".thread").click();
            assertThat(cara.page.locator(".panel--thread .msg")).hasCount(3);
            cara.isAccessible().picture("thread-phone");
            ada.hasNoComplaints();
            bob.hasNoComplaints();
            cara.hasNoComplaints();
        }
    }
}
