package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.ParleyServer;

/** One's own data on the page, and what administrators see of what was done, in a real browser. */
@ExtendWith(Chromium.class)
class PrivacyPageIT {

    private static final String PASSWORD = "correct horse battery";

    private final Browser browser;

    PrivacyPageIT(Browser browser) {
        this.browser = browser;
    }

    private static void press(Visitor visitor, String button) {
        visitor.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void fill(Visitor visitor, String label, String text) {
        visitor.page
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    private static void register(Visitor visitor, ParleyServer server, String name, String setup) {
        visitor.page.navigate(server.http("") + "#/lobby");
        press(visitor, "Sign in");
        press(visitor, "Create an account");
        fill(visitor, "Your name", name);
        fill(visitor, "Password", PASSWORD);
        if (!setup.isEmpty()) {
            press(visitor, "I set up this server");
            fill(visitor, "Setup word", setup);
        }
        press(visitor, "Create the account");
        visitor.composer("lobby").waitFor();
    }

    @Test
    void whoWantsToBeForgottenIsAndTheOthersSeeItAtOnce(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws IOException {
        try (ParleyServer server = ParleyServer.start(folder, Map.of());
                Visitor zerlina = Visitor.wide(browser);
                Visitor phone = new Visitor(browser, 375, 667, ColorScheme.DARK)) {
            register(zerlina, server, "Zerlina", "");
            phone.enter(server, "lobby", "Bob");
            zerlina.say("lobby", "what zerlina wrote");
            phone.sees("lobby", "what zerlina wrote");
            press(zerlina, "Settings");
            zerlina.isAccessible().picture("settings-your-data");
            Download download = zerlina.page.waitForDownload(
                    () -> zerlina.page.getByText("Download my data").click());
            assertThat(download.suggestedFilename()).isEqualTo("parley-data.json");
            assertThat(Files.readString(download.path())).contains("Zerlina", "what zerlina wrote");
            press(zerlina, "Delete…");
            press(zerlina, "Delete");
            zerlina.page.getByText("Enter your password.").waitFor();
            zerlina.isAccessible().picture("farewell");
            fill(zerlina, "Your password", "wrong horse battery");
            press(zerlina, "Delete");
            zerlina.page.getByText("The password is wrong.").waitFor();
            fill(zerlina, "Your password", PASSWORD);
            press(zerlina, "Delete");
            zerlina.page
                    .getByLabel("Your name", new Page.GetByLabelOptions().setExact(true))
                    .waitFor();
            phone.log("lobby").getByText("Deleted person").first().waitFor();
            phone.sees("lobby", "what zerlina wrote");
            // What is said of who is there may be drawn a moment after what was said.
            PlaywrightAssertions.assertThat(phone.page.getByText("Zerlina", new Page.GetByTextOptions().setExact(true)))
                    .hasCount(0);
            phone.picture("deleted-person-phone-dark");
            phone.hasNoComplaints();
            zerlina.hasNoComplaints();
        }
    }

    @Test
    void anAdministratorReadsWhatWasDone(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (ParleyServer server = ParleyServer.start(folder, Map.of());
                Visitor admin = Visitor.wide(browser);
                Visitor ada = new Visitor(browser, 1280, 800, ColorScheme.DARK)) {
            register(admin, server, "Root", server.setupWord());
            register(ada, server, "Ada", "");
            ada.say("lobby", "rude");
            admin.sees("lobby", "rude");
            press(ada, "Settings");
            assertThat(ada.page.getByText("What was done").count()).isZero();
            ada.isAccessible().picture("settings-dark");
            ada.page.keyboard().press("Escape");
            admin.page.evaluate("""
                    async () => {
                      const me = await (await fetch('api/me')).json();
                      const headers = {'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf};
                      const members = await (await fetch('api/rooms/lobby/members')).json();
                      const ada = members.members.find(one => one.name === 'Ada').id;
                      await fetch(`api/rooms/lobby/members/${ada}/mute`, {method: 'PUT', headers, body: '{}'});
                    }
                    """);
            press(admin, "Settings");
            press(admin, "What was done");
            admin.page.getByText("muted").first().waitFor();
            Looks.hold(admin, "audit");
            press(admin, "Show older ones");
            admin.hasNoComplaints();
        }
    }
}
