package org.parley.page;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/** A company's page, stricter than most, with a room on it: the browser gets it from here, as if the host had it. */
final class Portal {

    private final Page page;
    private final URI parley;
    private String room = "";

    /** @param parley where its own page is */
    Portal(Page page, URI parley) {
        this.page = page;
        this.parley = parley;
    }

    /** Opens a page of the same host, elsewhere on it, with some more attributes of the element. */
    Portal show(String room, String attributes) {
        this.room = room;
        String address = parley.resolve("/portal/people.html").toString();
        String origin = parley.getScheme() + "://" + parley.getAuthority();
        page.route(
                address,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setBody(html(room, attributes))
                        .setHeaders(Map.of(
                                "Content-Type",
                                "text/html",
                                "Content-Security-Policy",
                                "default-src 'none'; script-src " + origin + "; frame-src " + origin))));
        page.navigate(address);
        return this;
    }

    /**
     * Opens a page of another origin. It is really served: what the test itself answers, the browser takes for a public
     * page, and lets it load nothing of this machine (Local Network Access).
     */
    void elsewhere(String room) {
        Undertow other = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setHandler(exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html");
                    exchange.getResponseSender().send(html(room, ""));
                })
                .build();
        other.start();
        try {
            page.navigate("http://localhost:"
                    + ((InetSocketAddress) other.getListenerInfo().get(0).getAddress()).getPort() + "/");
        } finally {
            other.stop();
        }
    }

    private String html(String room, String attributes) {
        String script = "<script src='" + parley.resolve("chat-room.js") + "' defer></script>";
        // Twice, as two portlets would bring it.
        return "<!doctype html><html lang=en><title>Portal</title><meta name=viewport content='width=device-width'>"
                + script + script
                + "<main><h1>People</h1><chat-room room='" + room + "' " + attributes + "></chat-room></main>";
    }

    FrameLocator frame() {
        return page.frameLocator("chat-room iframe");
    }

    void enter(String name) {
        frame().getByLabel("Your name").fill(name);
        button("Enter");
    }

    void say(String text) {
        Locator composer =
                frame().getByRole(AriaRole.TEXTBOX, new FrameLocator.GetByRoleOptions().setName("Message " + room));
        composer.fill(text);
        composer.press("Enter");
    }

    void sees(String text) {
        frame().locator(".bubble p")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .waitFor();
    }

    void menu(String item) {
        button("More");
        frame().getByRole(AriaRole.MENUITEM, new FrameLocator.GetByRoleOptions().setName(item))
                .click();
        Locator sure = frame().getByRole(AriaRole.DIALOG);
        if (sure.isVisible()) {
            sure.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(item))
                    .click();
        }
    }

    void button(String name) {
        frame().getByRole(
                        AriaRole.BUTTON,
                        new FrameLocator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
