package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** What is written between marks, in browsers: how it looks, opens, is copied and is written. */
@OnOneServer
@ExtendWith(Chromium.class)
class MarkupPageIT {

    private static final String RELEASE = """
            Staging runs **4.2.0-rc3**, `session` migrated in _41 s_. ~~Friday~~ Thursday:
            1. freeze
            2. migrate, see [the runbook](https://runbook.example/4.2)
               - with `--dry-run` first
            ```sql
            create index concurrently session_seen_idx on session (tenant_id, last_seen desc); -- a long line, no lock
            ```
            > who pays for the cake?
            > and **when**?
            It was ||the *gardener*, with [a spade](https://spade.example/)|| of course.""";

    private final String room = "f-" + UUID.randomUUID().toString().substring(0, 8);
    private final ParleyServer server;
    private final Browser browser;

    MarkupPageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private Visitor enter(String name, int width, ColorScheme scheme) {
        return new Visitor(browser, width, 800, scheme).enter(server, room, name);
    }

    private Locator formatted(Visitor visitor) {
        return visitor.log(room).locator(".formatted");
    }

    @Test
    void aFormattedMessageIsReadByAllAsItWasMeant() {
        try (Visitor ada = enter("Ada", 1280, ColorScheme.LIGHT);
                Visitor bob = enter("Bob", 1280, ColorScheme.DARK);
                Visitor cara = enter("Cara", 390, ColorScheme.LIGHT)) {
            ada.say(room, RELEASE);
            for (Visitor visitor : List.of(ada, bob, cara)) {
                Locator message = formatted(visitor);
                assertThat(message.locator("strong").first()).hasText("4.2.0-rc3");
                assertThat(message.locator("ol > li")).hasCount(2);
                assertThat(message.locator("ol ul > li")).hasText("with --dry-run first");
                assertThat(message.locator("blockquote")).containsText("who pays for the cake?");
                assertThat(message.locator("pre")).containsText("create index");
                assertThat(message.locator("s")).hasText("Friday");
                Locator link = message.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("the runbook"));
                assertThat(link).hasAttribute("href", "https://runbook.example/4.2");
                assertThat(link).hasAttribute("rel", "noopener noreferrer nofollow");
                visitor.isAccessible();
            }
            ada.picture("markup-own");
            bob.picture("markup-dark");
            cara.picture("markup-phone");
            bob.say(room, RELEASE);
            assertThat(formatted(ada)).hasCount(2);
            assertThat(formatted(bob)).hasCount(2);
            ada.isAccessible().picture("markup");
            bob.isAccessible().picture("markup-own-dark");
            List.of(ada, bob, cara).forEach(Visitor::hasNoComplaints);
        }
    }

    @Test
    void aSpoilerOpensWhenItIsPressedAndNotBefore() {
        try (Visitor ada = enter("Ada", 1280, ColorScheme.LIGHT);
                Visitor bob = enter("Bob", 1280, ColorScheme.LIGHT)) {
            ada.say(room, "It was ||the *gardener*, see [a spade](https://spade.example/)||!");
            Locator button =
                    formatted(bob).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Spoiler"));
            Locator words = formatted(bob).getByText("gardener");
            assertThat(button).hasAttribute("aria-expanded", "false");
            assertThat(words).isHidden();
            button.focus();
            bob.page.keyboard().press("Enter");
            assertThat(button).hasAttribute("aria-expanded", "true");
            assertThat(words).isVisible();
            bob.page.keyboard().press("Tab");
            assertThat(formatted(bob).getByRole(AriaRole.LINK)).isFocused();
            bob.isAccessible().picture("spoiler-open");

            // A reaction draws the message again, and leaves open what is open.
            ada.page.evaluate(
                    "([room]) => { const { chat } = document.querySelector('parley-app');"
                            + " chat.messages.react(room, chat.state.rooms[room].events.find(one => one.type === 'message'), '👍'); }",
                    List.of(room));
            bob.log(room).locator(".reaction").waitFor();
            assertThat(words).isVisible();
            button.click();
            assertThat(words).isHidden();
            formatted(bob).locator(".spoiler__text").click();
            assertThat(words).isVisible();
            bob.hasNoComplaints();
        }
    }

    @Test
    void anAnswerAndTheListOfRoomsKeepTheSurprise() {
        try (Visitor ada = enter("Ada", 1280, ColorScheme.LIGHT)) {
            ada.say(room, "**So** it was ||the gardener||");
            formatted(ada).waitFor();
            Locator bubble = formatted(ada);
            bubble.hover();
            bubble.hover(new Locator.HoverOptions().setPosition(4, 4));
            ada.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Reply").setExact(true))
                    .click();
            assertThat(ada.page.locator(".composer__about")).containsText("So it was (spoiler)");
            ada.say(room, "ah!");
            assertThat(ada.log(room).locator(".cited")).hasText("Ada So it was (spoiler)");
            ada.hasNoComplaints();
        }
    }

    @Test
    void codeIsCopiedAsItWasTyped() {
        try (Visitor ada = enter("Ada", 1280, ColorScheme.LIGHT)) {
            ada.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            ada.say(room, "```\nif (a < b && c) {\n    *p = \"x\";\n}\n```");
            ada.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy code"))
                    .click();
            ada.page.getByText("Code copied.").waitFor();
            assertThat(ada.page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo("if (a < b && c) {\n    *p = \"x\";\n}");
            ada.hasNoComplaints();
        }
    }

    @Test
    void keysPutMarksAroundWhatIsSelectedAndAnEditTakesThemAway() {
        try (Visitor ada = enter("Ada", 1280, ColorScheme.LIGHT);
                Visitor bob = enter("Bob", 1280, ColorScheme.LIGHT)) {
            Locator field = ada.composer(room);
            field.fill("now");
            field.press("ControlOrMeta+a");
            field.press("Control+b");
            assertThat(field).hasValue("**now**");
            field.press("Control+i");
            assertThat(field).hasValue("***now***");
            field.press("Control+i");
            field.press("Control+b");
            assertThat(field).hasValue("now");
            field.press("Control+e");
            assertThat(field).hasValue("`now`");
            field.press("Enter");
            assertThat(formatted(bob).locator("code")).hasText("now");
            field.press("ArrowUp");
            ada.say(room, "later");
            bob.sees(room, "later (edited)");
            assertThat(formatted(bob)).hasCount(0);
            field.press("ArrowUp");
            ada.say(room, "*much* later");
            bob.sees(room, "much later (edited)");
            ada.sees(room, "much later (edited)");
            ada.hasNoComplaints();
            bob.hasNoComplaints();
        }
    }
}
