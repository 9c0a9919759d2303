package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.ChatClient;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** The states of the page that no other test comes past, and those that are crowded, in all looks. */
@OnOneServer
@ExtendWith(Chromium.class)
class EveryStatePageIT {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String room = "e-" + mark;
    private final ParleyServer server;
    private final Browser browser;

    EveryStatePageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private static void press(Visitor visitor, String name) {
        button(visitor, name).click();
    }

    private static void choose(Visitor visitor, String item) {
        press(visitor, "More");
        visitor.page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    private static void close(Visitor visitor) {
        visitor.page.keyboard().press("Escape");
        assertThat(visitor.page.locator("dialog[open], .menu, .picker")).hasCount(0);
    }

    private static void act(Visitor visitor, String text, String tool) {
        Locator row = visitor.page
                .locator(".room .msg", new Page.LocatorOptions().setHasText(text))
                .first();
        row.focus();
        press(visitor, tool);
    }

    private static void dispatch(Visitor visitor, String action) {
        visitor.page.evaluate("() => document.querySelector('parley-app').chat.store.dispatch(" + action + ")");
    }

    private void register(Visitor visitor, String name) {
        visitor.page.navigate(server.http("#/lobby").toString());
        press(visitor, "Sign in");
        press(visitor, "Create an account");
        press(visitor, "I set up this server");
        Looks.hold(visitor, "register");
        visitor.page
                .getByLabel("Your name", new Page.GetByLabelOptions().setExact(true))
                .fill(name);
        visitor.page
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill("correct horse battery");
        visitor.page.reload();
        press(visitor, "Sign in");
        press(visitor, "Create an account");
        visitor.page
                .getByLabel("Your name", new Page.GetByLabelOptions().setExact(true))
                .fill(name);
        visitor.page
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill("correct horse battery");
        press(visitor, "Create the account");
        visitor.composer("lobby").waitFor();
    }

    @Test
    void whatLoadsAndWhatIsEmptyIsWhole() {
        try (Visitor ada = Visitor.wide(browser)) {
            List<Route> held = new ArrayList<>();
            ada.page.route("**/api/me", held::add);
            ada.page.navigate(server.http("#/" + room).toString());
            ada.page.locator(".bones").first().waitFor();
            Looks.hold(ada, "loading");
            ada.page.unroute("**/api/me");
            held.forEach(Route::resume);
            ada.page.getByLabel("Your name").waitFor();
            Looks.hold(ada, "gate");
            ada.page.routeWebSocket("**/chat/**", socket -> {});
            ada.page.reload();
            ada.page.getByLabel("Your name").fill("Ada");
            press(ada, "Enter");
            ada.page.locator(".room .bones").waitFor();
            Looks.hold(ada, "room-loading");
            ada.hasNoComplaints();
        }
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada of the rather long name")) {
            ada.page.getByText("Nobody has written here yet.").waitFor();
            Looks.hold(ada, "empty");
            ada.page.locator(".side__jump").click();
            ada.page.locator(".switcher__one").first().waitFor();
            Looks.hold(ada, "switcher");
            close(ada);
            press(ada, "More");
            Looks.hold(ada, "menu");
            close(ada);
            press(ada, "Emoji");
            Looks.hold(ada, "emoji");
            close(ada);
            ada.log(room).click();
            ada.page.keyboard().press("?");
            Looks.hold(ada, "shortcuts");
            close(ada);
            press(ada, "Settings");
            Looks.hold(ada, "settings");
            press(ada, "Delete…");
            press(ada, "Delete");
            ada.page.getByText("Say that you are sure.").waitFor();
            Looks.hold(ada, "farewell");
            close(ada);
            choose(ada, "Copy the link");
            ada.page.locator(".toast").hover();
            ada.isAccessible();
            ada.hasNoComplaints();
        }
    }

    @Test
    void whatGoesWrongIsWhole() {
        try (ChatClient bob = ChatClient.json(server.ws("chat/" + room + "?name=Bob"));
                Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            bob.await("joined");
            bob.send(
                    "type",
                    "send",
                    "id",
                    1,
                    "room",
                    room,
                    "cid",
                    "1",
                    "text",
                    "look at https://example.org/a/long/way/to/something/that/is/far/away.html and at `code`");
            bob.answer(1);
            ada.page.evaluate(
                    "room => document.querySelector('parley-app').chat.messages.send(room, 'x'.repeat(20000))", room);
            ada.page.getByText("Not sent").waitFor();
            ada.page.evaluate(
                    "room => { const { store } = document.querySelector('parley-app').chat;"
                            + " store.dispatch({ type: 'failed', room, cid: store.state.rooms[room].pending[0].cid, error: 'too long' }); }",
                    room);
            Looks.hold(ada, "failed");
            press(ada, "Delete");
            ada.composer(room).fill("y".repeat(10_001));
            ada.page.getByText("1 character too many").waitFor();
            Looks.hold(ada, "too-long");
            ada.composer(room).fill("");
            act(ada, "look at", "Report message");
            press(ada, "Report");
            ada.page.getByText("Say in a few words what is wrong.").waitFor();
            Looks.hold(ada, "report");
            close(ada);
            dispatch(ada, "{ type: 'link', link: { status: 'waiting', retryAt: Date.now() + 600_000 } }");
            button(ada, "Try now").waitFor();
            Looks.hold(ada, "offline");
            dispatch(ada, "{ type: 'link', link: { status: 'refused', code: 4504 } }");
            button(ada, "Try again").waitFor();
            Looks.hold(ada, "refused");
            dispatch(ada, "{ type: 'link', link: { status: 'open' } }");
            dispatch(ada, "{ type: 'shut', room: '" + room + "', why: 'kicked', by: { id: 'u-1', name: 'Bob' } }");
            ada.page.getByText("You were removed from this room").waitFor();
            Looks.hold(ada, "shut");
            ada.hasNoComplaints();
        }
    }

    @Test
    void whatAnOwnerOpensIsWhole() {
        String title = "plan-" + mark;
        try (Visitor ada = Visitor.wide(browser)) {
            register(ada, "Ada " + mark);
            press(ada, "New room");
            ada.page
                    .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                    .fill(title);
            Looks.hold(ada, "new-room");
            press(ada, "Create room");
            ada.composer(title).waitFor();
            try (Visitor bob = Visitor.wide(browser).enter(server, title, "Bob")) {
                bob.say(title, "something rash");
                ada.sees(title, "something rash");
                act(bob, "something rash", "Reply in thread");
                bob.page.locator(".panel--thread textarea").fill("and more of it");
                bob.page.locator(".panel--thread textarea").press("Enter");
                bob.page.locator(".panel--thread .msg").nth(1).waitFor();
                Looks.hold(bob, "thread");
                press(bob, "Close the thread");
                bob.page.locator(".row--threads").click();
                bob.page.locator(".follow").waitFor();
                Looks.hold(bob, "threads");
                close(bob);
                bob.page.evaluate(
                        "([room]) => document.querySelector('parley-app').chat.messages.edit(room, document.querySelector('parley-app').chat.state.rooms[room].events.find(one => one.text).seq, 'something rash, but true')",
                        List.of(title));
                ada.page.locator("button.msg__edited").click();
                ada.page.locator(".versions li").nth(1).waitFor();
                Looks.hold(ada, "versions");
                close(ada);
                ada.page
                        .locator("button.person", new Page.LocatorOptions().setHasText("Bob"))
                        .click();
                Looks.hold(ada, "person");
                press(ada, "Ban from the room");
                Looks.hold(ada, "confirm");
                close(ada);
                act(ada, "something rash", "Report message");
                ada.page.getByLabel("What is wrong with it").fill("it is rash");
                press(ada, "Report");
                choose(ada, "Room settings");
                ada.page.getByText("it is rash").waitFor();
                Looks.hold(ada, "room-settings");
                // With the report its button goes; the focus stays in the dialog.
                button(ada, "Done").press("Enter");
                ada.page.getByText("Nobody has reported anything.").waitFor();
                assertThat(button(ada, "Close")).isFocused();
                close(ada);
                press(ada, "New message");
                ada.page
                        .getByLabel("To", new Page.GetByLabelOptions().setExact(true))
                        .pressSequentially("ada");
                Looks.hold(ada, "new-message");
                // The first Escape lets go of who is looked for.
                ada.page.keyboard().press("Escape");
                close(ada);
                bob.hasNoComplaints();
            }
            press(ada, "Settings");
            press(ada, "Profile");
            Looks.hold(ada, "profile");
            close(ada);
            ada.hasNoComplaints();
        }
    }

    /** Who wants nothing to move sees nothing move; who has colours of their own has all borders that say something. */
    @Test
    void wishesOfTheReaderAreHeard() {
        try (Visitor ada = Visitor.wide(browser)) {
            ada.page.emulateMedia(new Page.EmulateMediaOptions()
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setForcedColors(ForcedColors.ACTIVE)
                    .setColorScheme(ColorScheme.DARK));
            ada.enter(server, room, "Ada");
            ada.say(room, "hello");
            ada.sees(room, "hello");
            choose(ada, "Copy the link");
            ada.page.locator(".toast").hover();
            Object moving = ada.page.evaluate(
                    "() => document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 0).length");
            org.assertj.core.api.Assertions.assertThat(moving).isEqualTo(0);
            assertThat(ada.page.locator(".bubble").first()).hasCSS("border-top-style", "solid");
            ada.picture("forced-colours").isAccessible().hasNoComplaints();
        }
    }
}
