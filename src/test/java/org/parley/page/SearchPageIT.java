package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.ParleyServer;

/** Looking for messages on the page, and going to where they were said. */
@ExtendWith(Chromium.class)
class SearchPageIT {

    private static final String SAY = """
            async ([room, number, text]) => {
              const me = document.querySelector('parley-app').chat.state.me;
              for (let i = 1; i <= number; i++) {
                const answer = await fetch(`api/rooms/${room}/messages`, {
                  method: 'POST',
                  headers: {'Content-Type': 'application/json', ...(me.csrf ? {'X-CSRF-Token': me.csrf} : {})},
                  body: JSON.stringify({cid: `${text}-${i}`, text: `${text} ${i}`}),
                });
                if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
              }
            }
            """;

    private final String room = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);
    private static ParleyServer server;
    private final Browser browser;

    SearchPageIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        // A thousand messages are said in no time.
        server = ParleyServer.start(folder, Map.of("parley.limits", "off"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Locator field(Visitor visitor) {
        return visitor.page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search messages"));
    }

    private static Locator results(Visitor visitor) {
        return visitor.page
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Messages that were found"))
                .getByRole(AriaRole.LISTITEM);
    }

    private static void look(Visitor visitor, String text, int number) {
        field(visitor).fill(text);
        // What was said a moment ago may come into the index after the question.
        for (int tries = 0; tries < 50 && results(visitor).count() != number; tries++) {
            field(visitor).press("Enter");
            visitor.page.waitForResponse("**/api/search?*", () -> field(visitor).press("Enter"));
        }
        assertThat(results(visitor)).hasCount(number);
    }

    /** Says many things, a few at a time, as a script does. */
    private static void say(Visitor visitor, String where, int number, String text) {
        visitor.page.evaluate(SAY, List.of(where, number, text));
    }

    @Test
    void aMessageIsFoundByTheKeyboardAloneAndShownWhereItWasSaid() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada Lovelace")) {
            ada.say(room, "the first " + word + ", Grüße an alle");
            ada.sees(room, "the first " + word + ", Grüße an alle");
            assertThat(ada.log(room).locator(".msg__status--late")).hasCount(0);
            say(ada, room, 150, "chatter");
            ada.say(room, "the last " + word);
            ada.sees(room, "the last " + word);
            ada.page.keyboard().press("Control+Shift+F");
            assertThat(field(ada)).isFocused();
            ada.isAccessible().picture("search-hints");
            look(ada, word, 2);
            ada.isAccessible().picture("search-results");
            assertThat(results(ada).first().locator("mark")).hasText(word);
            assertThat(results(ada).first()).containsText("the last");
            look(ada, word + " grusse", 1);
            assertThat(results(ada).locator("mark")).hasText(new String[] {word, "Grüße"});
            ada.page.keyboard().press("ArrowDown");
            ada.page.keyboard().press("Enter");
            assertThat(ada.page.getByRole(AriaRole.DIALOG)).hasCount(0);
            Locator first = ada.log(room).locator(".msg", new Locator.LocatorOptions().setHasText("the first " + word));
            assertThat(first).isInViewport();
            assertThat(first).isFocused();
            ada.isAccessible().picture("search-jumped");
            ada.hasNoComplaints();
        }
    }

    @Test
    void whatWasSaidInAnotherRoomOpensThatRoomAndWhatIsFarUpIsShownByItself() {
        String other = room + "-other";
        try (Visitor ada = Visitor.wide(browser).enter(server, other, "Ada");
                Visitor bob = new Visitor(browser, 1280, 800, ColorScheme.DARK).enter(server, room, "Bob")) {
            ada.say(other, "far up: " + word);
            ada.sees(other, "far up: " + word);
            // It is shown before it is stored, and what is said by the API must come after it.
            assertThat(ada.log(other).locator(".msg__status--late")).hasCount(0);
            say(ada, other, 1_100, "chatter");
            ada.say(other, "near the end: " + word);
            ada.sees(other, "near the end: " + word);
            bob.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions()
                                    .setName("Search messages")
                                    .setExact(true))
                    .click();
            look(bob, word + " from:ada in:" + other, 2);
            bob.isAccessible().picture("search-results-dark");
            results(bob).nth(1).getByRole(AriaRole.BUTTON).click();
            Locator around =
                    bob.page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("What was said around it"));
            assertThat(around.locator("[aria-current]")).containsText("far up: " + word);
            assertThat(around.locator("[aria-current]")).isFocused();
            bob.isAccessible().picture("search-around-dark");
            assertThat(around.getByRole(AriaRole.LISTITEM)).hasCount(21);
            bob.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Later messages"))
                    .click();
            assertThat(around.getByRole(AriaRole.LISTITEM)).hasCount(61);
            bob.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All that was found"))
                    .click();
            assertThat(results(bob).nth(1).getByRole(AriaRole.BUTTON)).isFocused();
            bob.page.keyboard().press("ArrowUp");
            bob.page.keyboard().press("Enter");
            Locator near =
                    bob.log(other).locator(".msg", new Locator.LocatorOptions().setHasText("near the end: " + word));
            assertThat(near).isInViewport();
            assertThat(near).isFocused();
            bob.hasNoComplaints();
        }
    }

    @Test
    void nothingAndWhatIsWrongAreSaid() {
        try (Visitor ada = new Visitor(browser, 390, 844, ColorScheme.LIGHT).enter(server, room, "Ada")) {
            ada.say(room, word + " one " + "and a longer text that goes on for a while ".repeat(12));
            ada.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions()
                                    .setName("Search messages")
                                    .setExact(true))
                    .click();
            ada.isAccessible().picture("search-phone-hints");
            look(ada, word, 1);
            ada.isAccessible().picture("search-phone");
            field(ada).fill(word + "nowhere");
            field(ada).press("Enter");
            assertThat(ada.page.getByText("Nothing was found.")).isVisible();
            ada.isAccessible().picture("search-phone-nothing");
            field(ada).fill("has:cake");
            field(ada).press("Enter");
            assertThat(ada.page.getByRole(AriaRole.ALERT)).containsText("knows link and reaction");
            ada.isAccessible().picture("search-phone-wrong").hasNoComplaints();
        }
    }
}
