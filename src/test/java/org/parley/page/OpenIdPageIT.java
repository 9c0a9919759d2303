package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.OpenIdProvider;
import org.parley.it.ParleyServer;

/** Signing in through an OpenID provider, there and back, in a real browser. */
@ExtendWith(Chromium.class)
class OpenIdPageIT {

    private final Browser browser;

    OpenIdPageIT(Browser browser) {
        this.browser = browser;
    }

    private static ParleyServer start(OpenIdProvider provider, String ways, Path folder) {
        return ParleyServer.start(
                folder,
                Map.of(
                        "parley.auth",
                        ways,
                        "parley.oidc.issuer",
                        provider.issuer(),
                        "parley.oidc.client",
                        "parley",
                        "parley.oidc.label",
                        "Company login"));
    }

    private static void press(Visitor visitor, AriaRole role, String name) {
        visitor.page
                .getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Signs in on the provider's own page. */
    private static void signIn(Visitor visitor, String claims) {
        visitor.page.locator("input[name=username]").fill("ada-1");
        visitor.page.locator("textarea[name=claims]").fill(claims);
        visitor.page.locator("input[type=submit]").click();
    }

    @Test
    void oneButtonLeadsToTheProviderAndBackIntoTheChat(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (OpenIdProvider provider = new OpenIdProvider();
                ParleyServer server = start(provider, "oidc", folder);
                Visitor ada = Visitor.wide(browser);
                Visitor phone = new Visitor(browser, 375, 667, ColorScheme.DARK)) {
            ada.page.navigate(server.http("").toString());
            ada.page.getByText("Sign in with Company login").waitFor();
            assertThat(ada.page.locator("input[type=password]").count()).isZero();
            ada.isAccessible().picture("sign-in-provider");
            press(ada, AriaRole.LINK, "Sign in with Company login");
            signIn(ada, "{\"name\":\"Ada Lovelace\"}");
            ada.page.waitForURL(
                    Pattern.compile("^" + Pattern.quote(server.http("").toString()) + "(#.*)?$"));
            ada.composer("lobby").waitFor();
            ada.say("lobby", "through the provider");
            ada.page.reload();
            ada.sees("lobby", "through the provider");
            phone.page.navigate(server.http("") + "login/openid?error=access_denied&state=none");
            phone.page.getByText("You are not signed in").waitFor();
            phone.picture("not-signed-in-phone-dark");
            press(phone, AriaRole.LINK, "Back to Parley");
            phone.page.getByText("Sign in with Company login").waitFor();
            press(ada, AriaRole.BUTTON, "Settings");
            press(ada, AriaRole.BUTTON, "Sign out");
            ada.page.getByText("Sign in with Company login").waitFor();
            ada.hasNoComplaints();
        }
    }

    @Test
    void theButtonStandsBesideNameAndPassword(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (OpenIdProvider provider = new OpenIdProvider();
                ParleyServer server = start(provider, "oidc,own,guest", folder);
                Visitor ada = new Visitor(browser, 375, 667, ColorScheme.DARK)) {
            ada.page.navigate(server.http("").toString());
            press(ada, AriaRole.BUTTON, "Sign in");
            ada.page.getByText("Sign in with Company login").waitFor();
            assertThat(ada.page.locator("input[type=password]").count()).isOne();
            ada.isAccessible().picture("sign-in-provider-or-password-phone-dark");
            press(ada, AriaRole.LINK, "Sign in with Company login");
            signIn(ada, "{\"name\":\"Ada Lovelace\"}");
            // On a phone one begins with the list.
            ada.page.getByText("lobby").first().waitFor();
            ada.hasNoComplaints();
        }
    }
}
