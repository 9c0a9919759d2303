package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** What people say of themselves and the colours that they choose, in a real browser. */
@OnOneServer
@ExtendWith(Chromium.class)
class ProfilePageIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String LONG =
            "\uD83C\uDF34 Back on Monday; for anything urgent please write to Grace or to the front desk.";

    private final String room = "p-" + UUID.randomUUID().toString().substring(0, 8);
    private final ParleyServer server;
    private final Browser browser;

    ProfilePageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator dialog(Visitor visitor) {
        return visitor.page.getByRole(AriaRole.DIALOG);
    }

    private static Locator members(Visitor visitor) {
        return visitor.page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Members"));
    }

    private static void say(Visitor visitor, String text, String colour) {
        visitor.page.locator(".side__self").click();
        Locator field = dialog(visitor).getByLabel("Status text");
        assertThat(field).isEnabled();
        field.fill(text);
        dialog(visitor).getByLabel(colour).check();
    }

    private static void save(Visitor visitor) {
        button(visitor, "Save").click();
        assertThat(dialog(visitor)).hasCount(0);
    }

    private Visitor register(Visitor visitor, String name) {
        visitor.page.navigate(server.http("") + "#/" + room);
        button(visitor, "Sign in").click();
        button(visitor, "Create an account").click();
        visitor.page
                .getByLabel("Your name", new Page.GetByLabelOptions().setExact(true))
                .fill(name);
        visitor.page
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill(PASSWORD);
        button(visitor, "Create the account").click();
        visitor.composer(room).waitFor();
        return visitor;
    }

    @Test
    void whatIsSaidAndChosenIsSeenByOthersAndKept() {
        try (Visitor ada = register(Visitor.wide(browser), "Ada " + room.substring(2));
                Visitor guest = new Visitor(browser, 1280, 800, ColorScheme.DARK).enter(server, room, "Bob")) {
            ada.say(room, "hello");
            guest.sees(room, "hello");
            say(ada, "  at\u202E lunch <img src=x onerror=alert(1)> ", "Purple");
            ada.isAccessible().picture("status-dialog");
            save(ada);
            assertThat(members(guest).getByText("at lunch <img src=x onerror=alert(1)>"))
                    .isVisible();
            assertThat(guest.log(room).locator(".avatar").first()).hasAttribute("data-hue", "6");
            assertThat(ada.page.locator(".side__self .avatar")).hasAttribute("data-hue", "6");
            assertThat(ada.page.locator(".side__self").getByText("at lunch")).isVisible();
            say(guest, LONG, "Orange");
            guest.isAccessible().picture("status-dialog-dark");
            guest.page.keyboard().press("Escape");
            say(guest, LONG.substring(0, 80), "Orange");
            save(guest);
            assertThat(members(ada).getByText("Back on Monday")).isVisible();
            ada.isAccessible().picture("status-members");
            guest.isAccessible().picture("status-members-dark");
            ada.page.reload();
            ada.composer(room).waitFor();
            assertThat(ada.page.locator(".side__self").getByText("at lunch")).isVisible();
            ada.page.locator(".side__self").click();
            assertThat(dialog(ada).getByLabel("Purple")).isChecked();
            dialog(ada).getByLabel("Status text").fill("");
            dialog(ada).getByLabel("Automatic").check();
            save(ada);
            assertThat(members(guest).getByText("at lunch")).hasCount(0);
            ada.hasNoComplaints();
            guest.hasNoComplaints();
        }
    }

    @Test
    void whatIsTooLongStandsInTheDialogAndOnAPhoneAllFits() {
        try (Visitor ada = new Visitor(browser, 375, 667, ColorScheme.LIGHT).enter(server, room, "Ada")) {
            button(ada, "Back to rooms").click();
            say(ada, "a".repeat(81), "Green");
            button(ada, "Save").click();
            assertThat(dialog(ada).getByRole(AriaRole.ALERT)).containsText("80 characters");
            ada.isAccessible().picture("status-dialog-phone");
            dialog(ada).getByLabel("Status text").fill(LONG.substring(0, 80));
            save(ada);
            ada.isAccessible().picture("status-list-phone");
            ada.hasNoComplaints();
        }
    }

    @Test
    void inAConversationItStandsAboveAndInSomebodysDialog() {
        String bob = "Bob " + room.substring(2);
        try (Visitor ada = register(Visitor.wide(browser), "Ada " + room.substring(2));
                Visitor friend = register(Visitor.wide(browser), bob)) {
            say(friend, LONG.substring(0, 80), "Teal");
            save(friend);
            members(ada)
                    .getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText(bob))
                    .click();
            assertThat(dialog(ada).getByText("Back on Monday")).isVisible();
            ada.isAccessible().picture("status-person");
            dialog(ada).getByText("Message directly").click();
            assertThat(ada.page.locator(".room__head").getByText("Back on Monday"))
                    .isVisible();
            ada.isAccessible().picture("status-direct");
            ada.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            ada.isAccessible().picture("status-direct-dark");
            ada.hasNoComplaints();
        }
    }
}
