package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.ParleyServer;

/** The server goes away under open pages and comes back: nothing is lost, nothing is there twice. */
@ExtendWith(Chromium.class)
class RestartIT {

    private static final double PATIENCE = 90_000;

    @Test
    void whatIsWrittenWhileTheServerIsAwayArrivesOnceAndInOrder(
            Browser browser, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (ParleyServer server = ParleyServer.start(folder, Map.of());
                Visitor ada = Visitor.wide(browser).enter(server, "lobby", "Ada");
                Visitor bob = Visitor.wide(browser).enter(server, "lobby", "Bob")) {
            ada.say("lobby", "one");
            bob.sees("lobby", "one");

            server.kill();
            assertThat(ada.page
                            .getByRole(AriaRole.STATUS)
                            .filter(new Locator.FilterOptions().setHasText("No connection")))
                    .isVisible();
            ada.say("lobby", "two");
            ada.say("lobby", "three");
            assertThat(ada.log("lobby").locator("[data-state=pending]")).hasCount(2);
            ada.picture("cut-off").isAccessible();

            server.restart();
            assertThat(ada.log("lobby").locator("[data-state=pending]"))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
            bob.bubbles("lobby", "three").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            assertThat(ada.texts("lobby")).containsExactly("one", "two", "three");
            assertThat(bob.texts("lobby")).containsExactly("one", "two", "three");

            server.stop();
            bob.say("lobby", "four");
            assertThat(bob.log("lobby").locator("[data-state=pending]")).hasCount(1);
            server.restart();
            bob.page.reload();
            ada.bubbles("lobby", "four").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            bob.bubbles("lobby", "four").first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            assertThat(bob.texts("lobby")).containsExactly("one", "two", "three", "four");
            assertThat(ada.texts("lobby")).containsExactly("one", "two", "three", "four");
        }
    }
}
