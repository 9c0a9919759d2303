package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Making an account, signing in and out, in a real browser. */
@OnOneServer
@ExtendWith(Chromium.class)
class AccountPageIT {

    private static final String PASSWORD = "correct horse battery";

    private final String room = "p-" + UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Grace " + room.substring(2);
    private final ParleyServer server;
    private final Browser browser;

    AccountPageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private static void press(Visitor visitor, String button) {
        visitor.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Locator field(Visitor visitor, String label) {
        return visitor.page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private void register(Visitor visitor) {
        visitor.page.navigate(server.http("") + "#/" + room);
        press(visitor, "Sign in");
        press(visitor, "Create an account");
        field(visitor, "Your name").fill(name);
        field(visitor, "Password").fill(PASSWORD);
        press(visitor, "Create the account");
        visitor.composer(room).waitFor();
    }

    @Test
    void whoMakesAnAccountIsKnownAfterAReloadAndAfterSigningInAgain() {
        try (Visitor grace = Visitor.wide(browser);
                Visitor guest = Visitor.wide(browser).enter(server, room, "Somebody")) {
            register(grace);
            grace.say(room, "as myself");
            guest.sees(room, "as myself");
            grace.page.reload();
            grace.composer(room).waitFor();
            press(grace, "Settings");
            grace.page.getByText("Signed in").waitFor();
            grace.isAccessible().picture("settings-signed-in");
            press(grace, "Sign out");
            field(grace, "Password").waitFor();
            assertThat(field(grace, "Name").inputValue()).isEqualTo(name);
            field(grace, "Password").fill("wrong horse battery");
            press(grace, "Sign in");
            grace.page.getByText("The name or the password is wrong.").waitFor();
            grace.isAccessible().picture("sign-in-wrong");
            field(grace, "Password").fill(PASSWORD);
            press(grace, "Sign in");
            grace.composer(room).waitFor();
            grace.say(room, "myself again");
            guest.sees(room, "myself again");
            grace.hasNoComplaints();
        }
    }

    @Test
    void anotherDeviceIsSignedOutWhenThePasswordChangesAndSaysSo() {
        try (Visitor laptop = Visitor.wide(browser);
                Visitor phone = new Visitor(browser, 375, 667, ColorScheme.DARK)) {
            register(laptop);
            phone.page.navigate(server.http("") + "#/" + room);
            press(phone, "Sign in");
            field(phone, "Name").fill(name);
            field(phone, "Password").fill(PASSWORD);
            phone.isAccessible().picture("sign-in-phone-dark");
            press(phone, "Sign in");
            phone.composer(room).waitFor();
            press(laptop, "Settings");
            press(laptop, "Profile");
            field(laptop, "Current password").fill(PASSWORD);
            field(laptop, "New password").fill("another horse battery");
            laptop.isAccessible().picture("profile");
            press(laptop, "Change password");
            phone.page.getByText("You are signed out.").waitFor();
            phone.picture("signed-out-phone-dark");
            laptop.say(room, "still here");
            laptop.sees(room, "still here");
            laptop.hasNoComplaints();
        }
    }

    @Test
    void aRuleThatAPasswordBreaksStandsAtTheField() {
        try (Visitor visitor = new Visitor(browser, 1280, 800, ColorScheme.DARK)) {
            visitor.page.navigate(server.http("") + "#/" + room);
            visitor.isAccessible();
            press(visitor, "Sign in");
            press(visitor, "Create an account");
            field(visitor, "Your name").fill(name);
            field(visitor, "Password").fill("password");
            press(visitor, "Create the account");
            visitor.page
                    .getByText("This password is among the first that would be tried. Choose another.")
                    .waitFor();
            visitor.isAccessible().picture("register-dark");
            visitor.hasNoComplaints();
        }
    }
}
