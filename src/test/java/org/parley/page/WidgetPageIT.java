package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.ChatClient;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** A room on a page that is not Parley's. */
@OnOneServer
@ExtendWith(Chromium.class)
class WidgetPageIT {

    private final String room = "w-" + UUID.randomUUID().toString().substring(0, 8);
    private final ParleyServer server;
    private final Browser browser;

    WidgetPageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    @Test
    void threeLinesPutARoomOnAPageOfTheSameHost() {
        try (Visitor ada = Visitor.wide(browser);
                ChatClient bob = ChatClient.json(server.ws("chat/" + room + "?name=Bob"))) {
            Portal portal = new Portal(ada.page, server.http("")).show(room, "");
            portal.enter("Ada");
            portal.say("hello from the portal");
            bob.message("hello from the portal");
            bob.send("type", "send", "id", 1, "room", room, "cid", "b", "text", "hello to the portal");
            portal.sees("hello to the portal");
            // Only the room: neither a list of others nor a way there.
            assertThat(portal.frame().getByRole(AriaRole.NAVIGATION)).hasCount(0);
            assertThat(portal.frame().getByLabel("Back to rooms")).not().isVisible();
            ada.picture("widget-wide").isAccessible();
            ada.page.reload();
            portal.sees("hello from the portal");
            portal.say("and once more");
            bob.message("and once more");
            ada.hasNoComplaints();
        }
    }

    @Test
    void aNarrowDarkColumnIsEnough() {
        try (Visitor ada = new Visitor(browser, 390, 700, ColorScheme.LIGHT)) {
            Portal portal = new Portal(ada.page, server.http("")).show(room, "theme='dark' label='Help desk'");
            assertThat(ada.page.getByTitle("Help desk")).isVisible();
            portal.enter("Ada");
            portal.say("a printer is on fire");
            portal.sees("a printer is on fire");
            assertThat(portal.frame().locator("html")).hasAttribute("data-theme", "dark");
            ada.picture("widget-narrow-dark").isAccessible();
            ada.hasNoComplaints();
        }
    }

    @Test
    void whoLeavesTheRoomMayComeBackAndOthersOpenInTheirOwnWindow() {
        try (Visitor ada = Visitor.wide(browser)) {
            Portal portal = new Portal(ada.page, server.http("")).show(room, "");
            portal.enter("Ada");
            portal.say("I was here");
            portal.menu("Leave the room");
            assertThat(portal.frame().getByText("You left this room")).isVisible();
            ada.picture("widget-left").isAccessible();
            portal.button("Come in again");
            portal.sees("I was here");
            Page whole = ada.page.context().waitForPage(() -> portal.menu("Open the whole chat"));
            assertThat(whole.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(room)))
                    .isVisible();
            assertThat(whole.url()).isEqualTo(server.http("#/" + room).toString());
            ada.hasNoComplaints();
        }
    }

    @Test
    void aNameThatIsNoRoomIsToldToWhoWroteThePage() {
        try (Visitor ada = Visitor.wide(browser)) {
            new Portal(ada.page, server.http("")).show("No Such Room", "");
            assertThat(ada.page.getByText("\"No Such Room\" is no name of a room"))
                    .isVisible();
            ada.page.locator("chat-room").evaluate("(widget, room) => widget.setAttribute('room', room)", room);
            assertThat(ada.page.frameLocator("chat-room iframe").getByLabel("Your name"))
                    .isVisible();
            ada.hasNoComplaints();
        }
    }

    @Test
    void aPageOfAnotherOriginCannotFrameTheChat() {
        try (Visitor ada = Visitor.wide(browser)) {
            Portal portal = new Portal(ada.page, server.http(""));
            ada.page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setPredicate(message -> message.text().contains("frame-ancestors 'self'")),
                    () -> portal.elsewhere(room));
            assertThat(portal.frame().getByLabel("Your name")).hasCount(0);
        }
    }
}
