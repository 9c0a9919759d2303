package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.parley.it.ParleyServer;

/** A person at a browser of their own, who finds everything by what it is called. */
final class Visitor implements AutoCloseable {

    private static final double PATIENCE = 15_000;

    private final BrowserContext context;
    final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** Opens a window of the given size. */
    Visitor(Browser browser, int width, int height, ColorScheme scheme) {
        this(browser, width, height, scheme, "en-GB");
    }

    /** Opens a window of a browser whose language is another one (BCP 47). */
    Visitor(Browser browser, int width, int height, ColorScheme scheme, String locale) {
        this(browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale(locale)));
    }

    private Visitor(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !message.text().contains("WebSocket connection to")
                    && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Opens another tab of the same browser, for the same person; it goes with this one. */
    Visitor tab() {
        return new Visitor(context);
    }

    static Visitor wide(Browser browser) {
        return new Visitor(browser, 1280, 800, ColorScheme.LIGHT);
    }

    /** Comes to a room by its address, and gives a name at the gate. */
    Visitor enter(ParleyServer server, String room, String name) {
        return enter(server.http(""), room, name);
    }

    /** Comes to a room of the Parley that is at an address, and gives a name at the gate. */
    Visitor enter(URI base, String room, String name) {
        page.navigate(base + "#/" + room);
        page.getByLabel("Your name").fill(name);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Enter").setExact(true))
                .click();
        composer(room).waitFor();
        return this;
    }

    Locator composer(String room) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message " + room));
    }

    Locator log(String room) {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Messages in " + room));
    }

    void say(String room, String text) {
        composer(room).fill(text);
        composer(room).press("Enter");
    }

    /** Waits for a bubble with exactly this text. */
    Locator sees(String room, String text) {
        Locator bubble = bubbles(room, text);
        bubble.first().waitFor();
        return bubble;
    }

    Locator bubbles(String room, String text) {
        return log(room).locator(".bubble p").filter(new Locator.FilterOptions().setHasText(exactly(text)));
    }

    /** Escaped one by one: a browser does not know {@code \\Q}. */
    private static Pattern exactly(String text) {
        return Pattern.compile("^\\s*" + text.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0") + "\\s*$");
    }

    /** Returns the texts of all messages on the screen, from top to bottom. */
    List<String> texts(String room) {
        return log(room).locator(".bubble p").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    Visitor picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
        return this;
    }

    /** Holds the screen to axe's rules of WCAG 2.2 A and AA. */
    Visitor isAccessible() {
        // Between two colours there is a third, which nobody chose.
        page.evaluate("() => Promise.allSettled(document.getAnimations()"
                + ".filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished))");
        var results = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze();
        assertThat(results.getViolations())
                .as("axe")
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                .isEmpty();
        return this;
    }

    /** Neither an error nor a breach of the Content Security Policy has been reported. */
    void hasNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
