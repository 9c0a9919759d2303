package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.ChatClient;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** What people see and do, in a real browser against the shipped WAR. */
@OnOneServer
@ExtendWith(Chromium.class)
class PageIT {

    private final String room = "b-" + UUID.randomUUID().toString().substring(0, 8);
    private final ParleyServer server;
    private final Browser browser;

    PageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private ChatClient outsider(String name) {
        ChatClient client = ChatClient.json(server.ws("chat/" + room + "?name=" + name));
        client.await("joined");
        return client;
    }

    @Test
    void twoPeopleChatInTwoWindows() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada Lovelace");
                Visitor bob = Visitor.wide(browser).enter(server, room, "Bob")) {
            Locator members =
                    ada.page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Members"));
            assertThat(members).containsText("Bob");
            ada.composer(room).pressSequentially("Hel");
            assertThat(bob.page.getByText("is typing")).isVisible();
            ada.composer(room).pressSequentially("lo :wave:");
            ada.composer(room).press("Enter");
            bob.sees(room, "Hello 👋");
            assertThat(bob.page.getByText("is typing")).isHidden();
            bob.say(room, "Hello to you");
            ada.sees(room, "Hello to you");
            assertThat(ada.log(room).locator("[data-state=sent]").first()).containsText("Hello 👋");
            ada.picture("two-windows-ada").isAccessible().hasNoComplaints();
            bob.picture("two-windows-bob").hasNoComplaints();
        }
    }

    @Test
    void aReloadKeepsNameHistoryAndDraft() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            ada.say(room, "before the reload");
            ada.sees(room, "before the reload");
            ada.composer(room).fill("not yet said");
            // The draft is written a moment after the last key, or when the page is left.
            ada.page.reload();
            ada.sees(room, "before the reload");
            assertThat(ada.composer(room)).hasValue("not yet said");
            assertThat(ada.texts(room)).containsExactly("before the reload");
        }
    }

    @Test
    void whatPeopleWriteIsTextWhateverItLooksLike() {
        List<String> hostile = List.of(
                "<img src=x onerror=document.title='owned'>",
                "<script>document.title='owned'</script>",
                "<svg onload=document.title='owned'>",
                "&lt;b&gt; &amp; javascript:alert(1)",
                "<math><mtext></form><form><mglyph><style></math><img src onerror=document.title='owned'>");
        try (ChatClient eve = outsider("Eve");
                Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            for (int i = 0; i < hostile.size(); i++) {
                eve.send("type", "send", "id", i, "room", room, "cid", "h" + i, "text", hostile.get(i));
            }
            hostile.forEach(text -> ada.sees(room, text));
            assertThat(ada.page.title()).doesNotContain("owned");
            assertThat(ada.log(room).locator("img, script, .bubble a").count()).isZero();
            ada.hasNoComplaints();
        }
    }

    @Test
    void historyLoadsAsOneScrollsUpAndNothingJumps() {
        // Six writers, because one may not say so much at once.
        for (int writer = 0; writer < 6; writer++) {
            try (ChatClient client = outsider("writer" + writer)) {
                for (int i = writer * 20 + 1; i <= writer * 20 + 20; i++) {
                    client.send("type", "send", "id", i, "room", room, "cid", "c" + i, "text", "message " + i);
                    assertThat(client.answer(i).getString("type")).isEqualTo("ok");
                }
            }
        }
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            Locator newest = ada.sees(room, "message 120");
            assertThat(newest.first()).isInViewport();
            Locator mark = ada.bubbles(room, "message 71").first();
            mark.scrollIntoViewIfNeeded();
            ada.log(room).evaluate("log => { log.scrollTop = 0; }");
            double before = mark.boundingBox().y;
            ada.sees(room, "message 21");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(mark.boundingBox().y).isBetween(before - 60, before + 60));
            ada.log(room).evaluate("log => { log.scrollTop = 0; }");
            ada.sees(room, "message 1");
            assertThat(ada.texts(room)).hasSize(120).doesNotHaveDuplicates();
        }
    }

    @Test
    void unreadMessagesAreCountedInTheListAndTheTitle() {
        String other = room + "-2";
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            ada.page.navigate(server.http("#/" + other).toString());
            ada.composer(other).waitFor();
            try (ChatClient bob = outsider("Bob")) {
                bob.send("type", "send", "id", 1, "room", room, "cid", "1", "text", "psst");
                bob.send("type", "send", "id", 2, "room", room, "cid", "2", "text", "are you there?");
                bob.answer(2);
            }
            Locator row = ada.page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile(room + "\\b(?!-).*2 unread")));
            assertThat(row).isVisible();
            assertThat(ada.page).hasTitle(Pattern.compile("^\\(2\\).*"));
            row.click();
            ada.sees(room, "are you there?");
            assertThat(ada.log(room)).containsText("New messages");
            assertThat(ada.page).not().hasTitle(Pattern.compile("^\\(\\d+\\).*"));
        }
    }

    @Test
    void everyScreenIsAccessibleLightAndDarkWideAndOnAPhone() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 375}) {
                String name = scheme.name().toLowerCase(Locale.ROOT) + (width == 375 ? "-phone" : "-wide");
                try (Visitor ada = new Visitor(browser, width, width == 375 ? 784 : 800, scheme);
                        ChatClient bob = outsider("Bob")) {
                    ada.page.navigate(server.http("#/" + room).toString());
                    ada.page.getByLabel("Your name").waitFor();
                    ada.picture("gate-" + name).isAccessible();
                    ada.enter(server, room, "Ada Lovelace");
                    ada.picture("room-" + name).isAccessible();
                    bob.send("type", "send", "id", 1, "room", room, "cid", name, "text", "Good morning, Ada. " + name);
                    ada.sees(room, "Good morning, Ada. " + name);
                    ada.say(room, "Good morning! See https://example.org/plan :tada:");
                    ada.sees(room, "Good morning! See https://example.org/plan 🎉");
                    ada.picture("talk-" + name).isAccessible();
                    if (width == 375) {
                        ada.page
                                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to rooms"))
                                .click();
                        ada.picture("list-" + name).isAccessible();
                    }
                    ada.hasNoComplaints();
                }
            }
        }
    }

    @Test
    void everythingThatOpensIsAccessibleAndClosesByEscape() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            String name = scheme.name().toLowerCase(Locale.ROOT);
            try (Visitor ada = new Visitor(browser, 1280, 800, scheme).enter(server, room, "Ada Lovelace")) {
                for (String button : List.of("New room", "Settings", "More", "Emoji")) {
                    Locator opener = ada.page
                            .getByRole(
                                    AriaRole.BUTTON,
                                    new Page.GetByRoleOptions().setName(button).setExact(true))
                            .first();
                    opener.click();
                    Locator opened = ada.page.locator("dialog[open], [role=menu], [role=dialog]");
                    assertThat(opened.first()).isVisible();
                    ada.picture(button.toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + name)
                            .isAccessible();
                    ada.page.keyboard().press("Escape");
                    assertThat(opened).hasCount(0);
                }
                ada.hasNoComplaints();
            }
        }
    }

    @Test
    void whoIsNotToBeDisturbedIsBusyForTheOthersUntilTheyAreNot() {
        try (Visitor ada = new Visitor(browser, 1280, 800, ColorScheme.DARK).enter(server, room, "Ada");
                Visitor bob = Visitor.wide(browser).enter(server, room, "Bob")) {
            Locator people = bob.page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Members"));
            Locator busy = people.getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText("Ada"))
                    .getByText("Busy");
            ada.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Settings"))
                    .click();
            Locator choice = ada.page.getByLabel("Do not disturb", new Page.GetByLabelOptions().setExact(false));
            choice.check();
            assertThat(busy).hasCount(1);
            ada.isAccessible().picture("settings-busy-dark");
            bob.isAccessible().picture("busy");
            choice.uncheck();
            assertThat(busy).hasCount(0);
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }

    @Test
    void aNameThatIsNotAllowedIsRefusedAtTheField() {
        try (Visitor eve = Visitor.wide(browser)) {
            eve.page.navigate(server.http("#/" + room).toString());
            eve.page.getByLabel("Your name").fill("\u0430dmin");
            eve.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Enter").setExact(true))
                    .click();
            assertThat(eve.page.getByRole(AriaRole.ALERT)).containsText("mix alphabets");
            assertThat(eve.page.getByLabel("Your name")).hasAttribute("aria-invalid", "true");
            eve.picture("gate-refused").isAccessible();
        }
    }

    @Test
    void theFirstLoadIsSmallBecauseItIsCompressed() {
        try (Visitor ada = Visitor.wide(browser)) {
            ada.page.navigate(server.http("").toString());
            ada.page.getByLabel("Your name").waitFor();
            Object loaded = ada.page.evaluate("() => performance.getEntries()"
                    + ".filter(e => e.entryType === 'resource' || e.entryType === 'navigation')"
                    + ".reduce((sum, e) => sum + e.transferSize, 0)");
            assertThat(((Number) loaded).longValue()).isBetween(10_000L, 80 * 1024L);
        }
    }
}
