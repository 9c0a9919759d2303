package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** Making rooms, bringing people in, keeping order and talking to few, in real browsers. */
@OnOneServer
@ExtendWith(Chromium.class)
class RoomsPageIT {

    private static final String PASSWORD = "correct horse battery";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String room = "plan-" + mark;
    private final String title = "Plan " + mark;
    private final String ada = "Ada " + mark;
    private final String bob = "Bob " + mark;
    private final ParleyServer server;
    private final Browser browser;

    RoomsPageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Visitor visitor, String name) {
        button(visitor, name).first().click();
    }

    private static Locator field(Visitor visitor, String label) {
        return visitor.page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void choose(Visitor visitor, String item) {
        press(visitor, "More");
        visitor.page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    private static Locator heading(Visitor visitor, String words) {
        return visitor.page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static Locator dialog(Visitor visitor) {
        return visitor.page.getByRole(AriaRole.DIALOG);
    }

    /** Opens what can be done about somebody in the open room. */
    private static void about(Visitor visitor, String person) {
        visitor.page
                .getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Members"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(person))
                .click();
        assertThat(dialog(visitor)).isVisible();
    }

    private Visitor register(Visitor visitor, String name) {
        visitor.page.navigate(server.http("") + "#/lobby");
        press(visitor, "Sign in");
        press(visitor, "Create an account");
        field(visitor, "Your name").fill(name);
        field(visitor, "Password").fill(PASSWORD);
        press(visitor, "Create the account");
        visitor.composer("lobby").waitFor();
        return visitor;
    }

    private void makeRoom(Visitor visitor, String kind) {
        press(visitor, "New room");
        field(visitor, "Name").fill(title);
        assertThat(field(visitor, "Address")).hasValue(room);
        visitor.page.getByText(kind, new Page.GetByTextOptions().setExact(true)).click();
        field(visitor, "Topic").fill("What comes next");
        visitor.isAccessible().picture("new-room");
        press(visitor, "Create room");
        visitor.page.getByText("You made this room").waitFor();
    }

    private void invite(Visitor visitor, String person) {
        press(visitor, "Invite people");
        field(visitor, "Who").pressSequentially(person);
        visitor.page
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(person))
                .waitFor();
        visitor.isAccessible().picture("invite");
        field(visitor, "Who").press("Enter");
        press(visitor, "Invite");
        visitor.page.getByText("You added " + person).waitFor();
    }

    private void goTo(Visitor visitor, String id) {
        visitor.page.evaluate("hash => { location.hash = hash; }", "#/" + id);
    }

    @Test
    void aPrivateRoomIsNotThereForOthersUntilTheyAreInvited() {
        try (Visitor maker = register(Visitor.wide(browser), ada);
                Visitor other = register(new Visitor(browser, 1280, 800, ColorScheme.DARK), bob)) {
            makeRoom(maker, "Members only");
            maker.isAccessible().picture("room-made");
            goTo(other, room);
            heading(other, "There is no such room").waitFor();
            other.isAccessible().picture("no-such-room-dark");
            invite(maker, bob);
            press(other, "Try again");
            other.composer(title).waitFor();
            other.say(title, "thank you for the invitation");
            maker.sees(title, "thank you for the invitation");
            assertThat(other.page.getByText("What comes next")).isVisible();
            maker.hasNoComplaints();
            other.hasNoComplaints();
        }
    }

    @Test
    void aPinnedMessageIsFoundAgainByAllUntilItIsNotPinnedAnyMore() {
        try (Visitor owner = register(Visitor.wide(browser), ada);
                Visitor other = register(new Visitor(browser, 390, 844, ColorScheme.DARK), bob)) {
            makeRoom(owner, "Everybody here");
            goTo(other, room);
            other.composer(title).waitFor();
            other.say(title, "The door's code is **4711**");
            owner.page.getByText("4711").first().hover();
            press(owner, "Pin message");
            other.page.getByText(ada + " pinned a message").waitFor();
            owner.page.getByText("You pinned a message").waitFor();
            owner.isAccessible().picture("pinned");
            other.isAccessible().picture("pinned-phone-dark");

            choose(other, "Pinned messages");
            assertThat(button(other, "Unpin message")).hasCount(0);
            dialog(other).getByText("The door's code is 4711").waitFor();
            other.isAccessible().picture("pinned-messages-phone-dark");
            dialog(other).getByText("The door's code is 4711").click();
            assertThat(dialog(other)).hasCount(0);
            assertThat(other.log(title).locator(".msg:focus")).containsText("4711");

            choose(owner, "Pinned messages");
            dialog(owner).getByText("The door's code is 4711").waitFor();
            owner.isAccessible().picture("pinned-messages");
            dialog(owner)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Unpin message"))
                    .click();
            owner.page
                    .getByText("Nothing is pinned yet. Pin a message, and everybody finds it here.")
                    .waitFor();
            assertThat(other.log(title).getByTitle("Pinned by " + ada)).hasCount(0);
            owner.hasNoComplaints();
            other.hasNoComplaints();
        }
    }

    @Test
    void whoOwnsARoomKeepsOrderInIt() {
        try (Visitor owner = register(Visitor.wide(browser), ada);
                Visitor other = register(Visitor.wide(browser), bob)) {
            makeRoom(owner, "Everybody here");
            goTo(other, room);
            other.composer(title).waitFor();
            other.say(title, "something rash");
            owner.sees(title, "something rash").first().hover();
            owner.isAccessible().picture("message-tools");
            press(owner, "Delete message");
            heading(owner, "Delete this message?").waitFor();
            owner.isAccessible().picture("delete-message");
            dialog(owner)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete message"))
                    .click();
            other.sees(title, "This message was deleted");

            about(owner, bob);
            owner.isAccessible().picture("member");
            press(owner, "Make a member");
            other.page.getByText(ada + " added you").waitFor();
            about(owner, bob);
            press(owner, "Make a moderator");
            other.page.getByText(ada + " made you a moderator").waitFor();
            choose(other, "Room settings");
            assertThat(field(other, "Name")).hasValue(title);
            assertThat(button(other, "Archive the room")).hasCount(0);
            other.isAccessible().picture("settings-moderator");
            press(other, "Cancel");
            about(owner, bob);
            press(owner, "Make a member");
            other.page.getByText(ada + " made you a member").waitFor();

            about(owner, bob);
            press(owner, "10 minutes");
            other.page.getByText("You are muted in this room until").waitFor();
            other.isAccessible().picture("muted");
            other.page.reload();
            other.page.getByText("You are muted in this room until").waitFor();
            about(owner, bob);
            press(owner, "Lift");
            other.composer(title).waitFor();

            about(owner, bob);
            press(owner, "Remove from the room");
            heading(other, "You were removed from this room").waitFor();
            other.isAccessible().picture("removed");
            press(other, "Come in again");
            other.composer(title).waitFor();

            about(owner, bob);
            press(owner, "Ban from the room");
            owner.isAccessible().picture("ban");
            dialog(owner)
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Ban").setExact(true))
                    .click();
            heading(other, "You are banned from this room").waitFor();
            goTo(other, "lobby");
            other.composer("lobby").waitFor();
            other.say("lobby", "elsewhere " + mark);
            other.sees("lobby", "elsewhere " + mark);

            choose(owner, "Room settings");
            Locator lift = button(owner, "Lift the ban: " + bob);
            lift.waitFor();
            lift.scrollIntoViewIfNeeded();
            owner.isAccessible().picture("banned-and-muted");
            lift.click();
            dialog(owner).getByText("Nobody.").waitFor();
            press(owner, "Cancel");
            goTo(other, room);
            press(other, "Try again");
            other.composer(title).waitFor();
            owner.hasNoComplaints();
            other.hasNoComplaints();
        }
    }

    @Test
    void anOwnerRenamesArchivesAndDeletesARoom() {
        try (Visitor owner = register(new Visitor(browser, 1280, 800, ColorScheme.DARK), ada);
                Visitor other = Visitor.wide(browser).enter(server, "lobby", "Guest")) {
            makeRoom(owner, "Announcements");
            goTo(other, room);
            other.page.getByText("Only moderators write here.").waitFor();
            other.isAccessible().picture("announcements");
            choose(owner, "Room settings");
            owner.isAccessible().picture("settings-owner-dark");
            field(owner, "Name").fill("The " + title);
            field(owner, "Slow mode").selectOption("30");
            press(owner, "Save");
            heading(other, "The " + title + " (announcements)").waitFor();
            other.page.getByText(ada + " renamed the room to The " + title).waitFor();
            choose(owner, "Room settings");
            press(owner, "Archive the room");
            owner.page.getByText("This room is archived.").waitFor();
            other.page.getByText("This room is archived.").waitFor();
            owner.isAccessible().picture("archived-dark");
            choose(owner, "Room settings");
            field(owner, "Type the room’s name to delete it").fill("The " + title);
            press(owner, "Delete the room");
            heading(other, "This room is not there any more").waitFor();
            other.isAccessible().picture("room-gone");
            owner.composer("lobby").waitFor();
            assertThat(owner.page.getByRole(
                            AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("The " + title))))
                    .hasCount(0);
            owner.hasNoComplaints();
            other.hasNoComplaints();
        }
    }

    @Test
    void anAddressThatIsTakenIsSaidAtTheField() {
        try (Visitor maker = register(Visitor.wide(browser), ada);
                Visitor other = register(Visitor.wide(browser), bob)) {
            makeRoom(maker, "Members only");
            press(other, "New room");
            field(other, "Name").fill(title);
            press(other, "Create room");
            assertThat(other.page.getByRole(AriaRole.ALERT)).containsText("This address is taken.");
            assertThat(field(other, "Address")).isFocused();
            other.isAccessible().picture("new-room-taken");
            field(other, "Address").fill(room + "-2");
            press(other, "Create room");
            other.page.getByText("You made this room").waitFor();
        }
    }

    @Test
    void twoPeopleTalkDirectlyAndSeeEachOthersNames() {
        try (Visitor one = register(Visitor.wide(browser), ada);
                Visitor other = register(new Visitor(browser, 390, 844, ColorScheme.DARK), bob)) {
            press(one, "New message");
            field(one, "To").pressSequentially(bob);
            one.page
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(bob))
                    .waitFor();
            field(one, "To").press("Enter");
            one.isAccessible().picture("new-message");
            press(one, "Open the conversation");
            one.composer(bob).waitFor();
            one.say(bob, "just for you");
            press(other, "Back to rooms");
            other.page
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile(ada)))
                    .click();
            other.sees(ada, "just for you");
            other.isAccessible().picture("direct-phone-dark");
            other.say(ada, "and back");
            one.sees(bob, "and back");
            one.isAccessible().picture("direct");
            one.hasNoComplaints();
            other.hasNoComplaints();
        }
    }

    @Test
    void aMessageIsTakenBackByTheKeyboardAlone() {
        try (Visitor one = register(Visitor.wide(browser), ada)) {
            makeRoom(one, "Members only");
            one.say(title, "a slip");
            one.sees(title, "a slip");
            one.log(title).focus();
            one.page.keyboard().press("ArrowUp");
            one.page.keyboard().press("Enter");
            one.page.keyboard().press("ArrowLeft");
            assertThat(button(one, "Delete message")).isFocused();
            one.page.keyboard().press("Enter");
            heading(one, "Delete this message?").waitFor();
            one.page.keyboard().press("Tab");
            one.page.keyboard().press("Enter");
            one.sees(title, "This message was deleted");
            assertThat(one.log(title).locator(".msg").last()).isFocused();
            one.hasNoComplaints();
        }
    }

    @Test
    void whoOwnsTheRoomReadsWhatAMessageSaidBefore() {
        try (Visitor one = register(Visitor.wide(browser), ada);
                Visitor other = register(new Visitor(browser, 390, 844, ColorScheme.DARK), bob)) {
            makeRoom(one, "Everybody here");
            goTo(other, room);
            other.say(title, "at nine");
            one.sees(title, "at nine");
            other.page.evaluate(
                    "(room) => document.querySelector('parley-app').chat.messages.edit(room, "
                            + "document.querySelector('parley-app').chat.state.rooms[room].have, 'at ten')",
                    room);
            one.sees(title, "at ten (edited)");
            assertThat(other.log(title).locator("button.msg__edited")).hasCount(0);
            one.log(title).locator("button.msg__edited").click();
            assertThat(dialog(one).locator(".quote")).hasText(new String[] {"at ten", "at nine"});
            one.isAccessible().picture("versions");
            one.hasNoComplaints();
            other.hasNoComplaints();
        }
    }
}
