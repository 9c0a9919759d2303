package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.it.Host;
import org.parley.it.OnEachServer;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;
import org.parley.it.PathProxy;

/** Under any context path, and behind a proxy that adds one, the page, widgets, their sockets and their cookie find their way. */
@OnOneServer
@ExtendWith(Chromium.class)
class PathsIT {

    private static final String CONTEXT = "/team-chat";

    @OnEachServer
    void theChatWorksUnderAContextPathAndBehindAProxyThatGivesItAnother(
            Host host, Browser browser, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        try (ParleyServer parley = ParleyServer.start(host.server(), CONTEXT, folder, Map.of());
                PathProxy proxy = new PathProxy(parley.http(""), "/intranet/talk")) {
            works(browser, parley.http(""), "under-a-context-path");
            works(browser, proxy.address(), "behind-a-proxy");
        }
    }

    @Test
    void theChatAtTheRootWorksBehindAProxyThatGivesItAPath(ParleyServer server, Browser browser) {
        try (PathProxy proxy = new PathProxy(server.http(""), "/intranet/talk")) {
            works(browser, proxy.address(), "root-behind-a-proxy");
        }
    }

    private static void works(Browser browser, URI address, String room) {
        try (Visitor ada = Visitor.wide(browser).enter(address, room, "Ada")) {
            ada.say(room, "hello from " + room);
            ada.sees(room, "hello from " + room);
            assertThat(ada.log(room).locator("[data-state=sent]")).hasCount(1);
            assertThat(ada.page.context().cookies())
                    .filteredOn(cookie -> cookie.name.equals("parley-guest"))
                    .extracting((Cookie cookie) -> cookie.path)
                    .containsExactly(address.getPath());
            ada.page.reload();
            ada.sees(room, "hello from " + room);
            ada.say(room, "and once more");
            ada.sees(room, "and once more");
            Portal portal = new Portal(ada.page, address).show(room, "");
            portal.say("from a widget");
            portal.sees("from a widget");
            portal.sees("and once more");
            ada.hasNoComplaints();
        }
    }
}
