package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.ChatClient;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** What people who chat all day expect of a page: the switcher, several tabs, notifications, and the small things. */
@OnOneServer
@ExtendWith(Chromium.class)
class HabitsPageIT {

    /** The browser's notifications, which a browser without a screen does not show, and of which we remember the words. */
    private static final String DESK = """
            window.shown = [];
            window.Notification = class {
              static permission = 'default';
              static asked = 0;
              static async requestPermission() { this.asked++; return this.permission = 'granted'; }
              constructor(title, { body, tag }) {
                for (const before of window.shown) before.closed ||= before.tag === tag;
                Object.assign(this, { title, body, tag, closed: false }); window.shown.push(this); }
              close() { this.closed = true; this.onclose?.(); }
            };""";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String room = "h-" + mark;
    private final String other = "other-" + mark;
    private final ParleyServer server;
    private final Browser browser;

    HabitsPageIT(ParleyServer server, Browser browser) {
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

    private static Locator dialog(Visitor visitor) {
        return visitor.page.getByRole(AriaRole.DIALOG);
    }

    private static Locator options(Visitor visitor) {
        return dialog(visitor).getByRole(AriaRole.OPTION);
    }

    private static void jump(Visitor visitor) {
        visitor.page.keyboard().press("Control+k");
        assertThat(dialog(visitor)).isVisible();
    }

    private void goTo(Visitor visitor, String id) {
        visitor.page.evaluate("hash => { location.hash = hash; }", "#/" + id);
        visitor.composer(id).waitFor();
    }

    private ChatClient outsider(String name) {
        ChatClient client = ChatClient.json(server.ws("chat/" + room + "?name=" + name));
        client.await("joined");
        return client;
    }

    private void say(ChatClient client, int id, String text) {
        client.send("type", "send", "id", id, "room", room, "cid", "h" + id, "text", text);
        assertThat(client.answer(id).getString("type")).isEqualTo("ok");
    }

    /** A browser without a screen shows all its tabs. */
    private static void hide(Visitor visitor, boolean hidden) {
        visitor.page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    private static List<?> shown(Visitor visitor, boolean still) {
        return (List<?>) Objects.requireNonNull(visitor.page.evaluate(
                "still => shown.filter(one => !still || !one.closed).map(one => one.title + ' | ' + one.body)", still));
    }

    private static void waitForShown(Visitor visitor, int count, boolean still) {
        visitor.page.waitForFunction(
                "([count, still]) => shown.filter(one => !still || !one.closed).length === count",
                List.of(count, still));
    }

    private static void level(Visitor visitor, String words) {
        button(visitor, "More").click();
        visitor.page
                .getByRole(
                        AriaRole.MENUITEMRADIO,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    private Visitor register(Visitor visitor, String name) {
        visitor.page.navigate(server.http("") + "#/lobby");
        button(visitor, "Sign in").click();
        button(visitor, "Create an account").click();
        visitor.page
                .getByLabel("Your name", new Page.GetByLabelOptions().setExact(true))
                .fill(name);
        visitor.page
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill("correct horse battery");
        button(visitor, "Create the account").click();
        visitor.composer("lobby").waitFor();
        return visitor;
    }

    @Test
    void ctrlKJumpsToARoomByAFewLetters() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                ChatClient bob = outsider("Bob")) {
            goTo(ada, other);
            say(bob, 1, "are you there?");
            ada.page
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile(room + ".*1 unread")))
                    .waitFor();
            ada.composer(other).press("Control+k");
            assertThat(options(ada).first()).containsText(Pattern.compile(room + "\\s*1 unread"));
            ada.isAccessible().picture("switcher");
            ada.page.keyboard().type("oth " + mark);
            assertThat(options(ada)).hasCount(1);
            assertThat(options(ada)).hasAttribute("aria-selected", "true");
            ada.page.keyboard().press("Escape");
            assertThat(dialog(ada)).hasCount(0);
            assertThat(ada.composer(other)).isFocused();
            jump(ada);
            ada.page.keyboard().press("Enter");
            ada.sees(room, "are you there?");
            button(ada, "Jump to").click();
            ada.page.keyboard().type("nosuch " + mark);
            assertThat(options(ada)).hasCount(0);
            ada.isAccessible();
            ada.page.keyboard().press("Enter");
            assertThat(dialog(ada).getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)))
                    .hasValue("nosuch " + mark);
            ada.hasNoComplaints();
        }
    }

    @Test
    void ctrlKFindsPeopleAndBeginsAConversation() {
        String bobs = "Bob " + mark;
        try (Visitor ada = register(new Visitor(browser, 1280, 800, ColorScheme.DARK), "Ada " + mark);
                Visitor bob = register(Visitor.wide(browser), bobs)) {
            jump(ada);
            ada.page.keyboard().type("bo " + mark.substring(0, 6));
            assertThat(options(ada).first()).containsText(bobs);
            ada.isAccessible().picture("switcher-dark");
            ada.page.keyboard().press("Enter");
            ada.composer(bobs).waitFor();
            jump(ada);
            ada.page.keyboard().type("lob");
            ada.page.keyboard().press("Enter");
            ada.composer("lobby").waitFor();
            // Now the conversation is a room that one has: it is offered once.
            jump(ada);
            assertThat(options(ada).first()).containsText(bobs);
            ada.page.keyboard().type(bobs);
            assertThat(options(ada)).hasCount(1);
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    @Test
    void onAPhoneTheSwitcherFillsTheListsPlaceAndAFingerFromTheEdgeLeadsBack() {
        try (Visitor ada = new Visitor(browser, 375, 784, ColorScheme.LIGHT).enter(server, room, "Ada")) {
            swipe(ada, 120, 300);
            assertThat(ada.composer(room)).isVisible();
            swipe(ada, 8, 180);
            assertThat(button(ada, "Jump to")).isVisible();
            assertThat(ada.page).hasURL(Pattern.compile("#/$"));
            button(ada, "Jump to").click();
            ada.isAccessible().picture("switcher-phone");
            ada.page.keyboard().type(room);
            options(ada).first().click();
            assertThat(ada.composer(room)).isVisible();
            ada.hasNoComplaints();
        }
    }

    private static void swipe(Visitor visitor, int from, int to) {
        visitor.page.evaluate(
                "([from, to]) => { const target = document.querySelector('.room__log');"
                        + " const touch = x => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });"
                        + " target.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, touches: [touch(from)], changedTouches: [touch(from)] }));"
                        + " target.dispatchEvent(new TouchEvent('touchend', { bubbles: true, touches: [], changedTouches: [touch(to)] })); }",
                List.of(from, to));
    }

    @Test
    void aDraftIsTheSameInTwoTabsAndASentOneIsGoneInBoth() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            Visitor again = ada.tab();
            again.page.navigate(server.http("#/" + room).toString());
            ada.composer(room).fill("half a thought");
            assertThat(again.composer(room)).hasValue("half a thought");
            again.composer(room).fill("a whole thought");
            assertThat(ada.composer(room)).hasValue("a whole thought");
            goTo(again, other);
            assertThat(again.page.getByRole(
                            AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile(room + ".*Draft"))))
                    .isVisible();
            goTo(again, room);
            ada.composer(room).press("Enter");
            again.sees(room, "a whole thought");
            assertThat(again.composer(room)).hasValue("");
            again.page.reload();
            again.sees(room, "a whole thought");
            assertThat(again.composer(room)).hasValue("");
            ada.page.reload();
            ada.sees(room, "a whole thought");
            assertThat(ada.composer(room)).hasValue("");
            ada.hasNoComplaints();
            again.hasNoComplaints();
        }
    }

    @Test
    void aSettingIsOneInAllTabs() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                ChatClient bob = outsider("Bob")) {
            say(bob, 1, "good morning");
            say(bob, 2, "who has read the plan?");
            Visitor again = ada.tab();
            again.page.navigate(server.http("#/" + room).toString());
            again.sees(room, "good morning");
            button(ada, "Settings").click();
            ada.isAccessible().picture("settings");
            ada.page
                    .getByText("Compact", new Page.GetByTextOptions().setExact(true))
                    .click();
            ada.page
                    .getByText("Dark", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(again.page.locator("html")).hasAttribute("data-density", "compact");
            assertThat(again.page.locator("html")).hasAttribute("data-theme", "dark");
            again.say(room, "I have");
            again.sees(room, "I have");
            again.isAccessible().picture("compact-dark");
            ada.page
                    .getByText("Light", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(again.page.locator("html")).hasAttribute("data-theme", "light");
            again.isAccessible().picture("compact");
        }
    }

    @Test
    void notificationsAreAskedForOnAClickAndComeFromOneTab() {
        try (Visitor ada = Visitor.wide(browser);
                ChatClient bob = outsider("Bob")) {
            ada.page.context().addInitScript(DESK);
            ada.enter(server, room, "Ada");
            assertThat(ada.page.evaluate("Notification.asked")).isEqualTo(0);
            button(ada, "Settings").click();
            ada.page.getByLabel("Notifications on the desktop for them").check();
            assertThat(ada.page.evaluate("Notification.asked")).isEqualTo(1);
            ada.page.keyboard().press("Escape");

            Visitor again = ada.tab();
            again.page.navigate(server.http("#/" + other).toString());
            again.composer(other).waitFor();
            again.page.evaluate("Notification.permission = 'granted'");
            hide(ada, true);
            say(bob, 1, "psst");
            waitForShown(ada, 1, true);
            say(bob, 2, "are you there?");
            waitForShown(ada, 2, false);
            assertThat(shown(ada, false)).isEqualTo(List.of(room + " | Bob: psst", room + " | Bob: are you there?"));

            // Somebody looks at the room in the other tab: what is shown goes, and nothing more comes.
            goTo(again, room);
            again.sees(room, "are you there?");
            waitForShown(ada, 0, true);
            say(bob, 3, "ah, there");
            again.sees(room, "ah, there");
            ada.sees(room, "ah, there");
            assertThat(shown(ada, false)).hasSize(2);
            assertThat(shown(again, false)).isEmpty();

            // The one that leads goes: the other leads now.
            goTo(again, other);
            ada.page.close();
            again.page.waitForFunction(
                    "async () => (await navigator.locks.query()).held.filter(lock => lock.name.endsWith('leader')).length === 1");
            say(bob, 4, "still there?");
            waitForShown(again, 1, true);
            again.page.evaluate("shown[0].onclick()");
            again.sees(room, "still there?");
            waitForShown(again, 0, true);
            again.hasNoComplaints();
        }
    }

    @Test
    void aRoomThatIsSetToNothingTellsNothing() {
        try (Visitor ada = Visitor.wide(browser);
                ChatClient bob = outsider("Bob")) {
            ada.page.context().addInitScript(DESK);
            ada.enter(server, room, "Ada");
            button(ada, "Settings").click();
            ada.page.getByLabel("Notifications on the desktop for them").check();
            ada.page.keyboard().press("Escape");
            button(ada, "More").click();
            ada.isAccessible().picture("room-menu");
            ada.page.keyboard().press("Escape");
            level(ada, "Nothing");
            Locator row = ada.page.getByRole(
                    AriaRole.LINK,
                    new Page.GetByRoleOptions().setName(Pattern.compile("^" + room + " No notifications")));
            assertThat(row).isVisible();
            goTo(ada, other);
            say(bob, 1, "for @Ada only");
            ada.page
                    .getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(Pattern.compile(room + ".*1 mention of you")))
                    .waitFor();
            ada.isAccessible().picture("level-nothing");
            goTo(ada, room);
            level(ada, "Mentions only");
            goTo(ada, other);
            say(bob, 2, "for everybody");
            say(bob, 3, "for @Ada again");
            waitForShown(ada, 1, true);
            assertThat(shown(ada, false)).isEqualTo(List.of(room + " | Bob: for @Ada again"));
            ada.isAccessible().picture("level-mentions");
            ada.page.reload();
            ada.page
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Mentions only")))
                    .waitFor();
            ada.hasNoComplaints();
        }
    }

    @Test
    void severalMessagesAreCopiedAsLinesAndReadWellOnPaper() {
        try (Visitor ada = new Visitor(browser, 1280, 800, ColorScheme.DARK).enter(server, room, "Ada");
                ChatClient bob = outsider("Bob")) {
            say(bob, 1, "good morning");
            ada.say(
                    room,
                    "good morning, Bob. Here is what I think of the plan: it is long, and it is good all the same, at least up to its end");
            assertThat(ada.log(room).locator(".msg--own[data-state=sent]")).hasCount(1);
            say(bob, 2, "thanks");
            ada.sees(room, "thanks");
            Object copied = ada.page.evaluate(
                    "() => { const texts = [...document.querySelectorAll('.bubble p')]; const selection = getSelection();"
                            + " selection.setBaseAndExtent(texts[0], 0, texts.at(-1), 1); const data = new DataTransfer();"
                            + " texts[0].dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData: data }));"
                            + " selection.removeAllRanges(); return data.getData('text/plain'); }");
            assertThat(String.valueOf(copied).lines()).hasSize(3).satisfies(lines -> {
                assertThat(lines.get(0)).matches("\\[\\d\\d:\\d\\d] Bob: good morning");
                assertThat(lines.get(1)).matches("\\[\\d\\d:\\d\\d] Ada: good morning, Bob.*");
                assertThat(lines.get(2)).matches("\\[\\d\\d:\\d\\d] Bob: thanks");
            });
            ada.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(ada.composer(room)).isHidden();
            assertThat(button(ada, "Settings")).isHidden();
            assertThat(ada.bubbles(room, "thanks")).isVisible();
            assertThat(ada.bubbles(room, "thanks")).hasCSS("color", "rgb(20, 25, 28)");
            ada.picture("print");
        }
    }
}
