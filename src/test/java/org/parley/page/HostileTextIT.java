package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.ChatClient;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/**
 * What tries to be more than text (rows S23 and S25), in a message, a link, a name and a room's address, in a real browser:
 * each would change the title.
 */
@OnOneServer
@ExtendWith(Chromium.class)
class HostileTextIT {

    private static final List<String> MESSAGES = List.of(
            "<img src=x onerror=document.title='owned'>",
            "<svg><animate onbegin=document.title='owned' attributeName=x dur=1s>",
            "<noscript><p title=\"</noscript><img src=x onerror=document.title='owned'>\">",
            "<svg></p><style><a id=\"</style><img src=1 onerror=document.title='owned'>\">",
            "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\">",
            "&lt;img src=x onerror=document.title='owned'&gt;",
            "\"><script>document.title='owned'</script>",
            "${document.title='owned'} {{document.title='owned'}}",
            "<a href=javascript:document.title='owned'>here</a>",
            "[here](javascript:document.title='owned')");

    /** What tries to be more than the few things that are formatted; each is formatted somewhere, so that it comes as HTML. */
    private static final List<String> FORMATTED = List.of(
            "[here](javascript:document.title='owned')",
            "[here](JaVaScRiPt:document.title='owned')",
            "[here](java\tscript:document.title='owned')",
            "[here](java&#115;cript:document.title='owned')",
            "[here](javascript&colon;document.title='owned')",
            "[here](\\javascript:document.title='owned')",
            "[here](data:text/html;base64,PHNjcmlwdD5vcGVuZXI8L3NjcmlwdD4=)",
            "[here](vbscript:x) [here](file:///etc/passwd) [here](//evil.example) [here](/api/me)",
            "[here](<javascript:document.title='owned'>)",
            "[here](https://x.example/\"onmouseover=\"document.title='owned')",
            "[here](https://x.example/'onmouseover='document.title='owned')",
            "[here](https://x.example/ \"onmouseover=document.title='owned'\")",
            "[here](https://javascript:x@evil.example/)",
            "[https://bank.example](https://evil.example)",
            "[www.bank.example](https://evil.example)",
            "[\u202eknab](https://x.example/\u202e)",
            "![x](https://x.example/x.png\"onerror=\"document.title='owned')",
            "![x](x)<img src=x onerror=document.title='owned'>",
            "[a [b](https://x.example) c](javascript:document.title='owned')",
            "[<img src=x onerror=document.title='owned'>](https://x.example)",
            "<https://x.example/><javascript:document.title='owned'>",
            "`<script>document.title='owned'</script>`",
            "```\"><script>\n<script>document.title='owned'</script>\n```",
            "```html\n</code></pre><img src=x onerror=document.title='owned'>\n```",
            "> <svg onload=document.title='owned'>",
            "- <iframe srcdoc=\"<script>parent.document.title='owned'</script>\">",
            "||<details open ontoggle=document.title='owned'>||",
            "~~<math><mtext></p><style><a title=\"</style><img src=x onerror=document.title='owned'>\">~~",
            "*<noscript><p title=\"</noscript><img src=x onerror=document.title='owned'>\">*",
            "**<a href=\"javascript:document.title='owned'\">x</a>**",
            "&#60;img src=x onerror=document.title='owned'&#62; <!--<img src=\"--><img src=x onerror=document.title='owned'>",
            "<p class=\"toast\" style=\"position:fixed;inset:0\" id=\"x\">x</p>");

    private static final List<String> LINKS = List.of(
            "javascript:document.title='owned'",
            "JaVaScRiPt:document.title='owned'",
            "java\tscript:document.title='owned'",
            "data:text/html,<script>document.title='owned'</script>",
            "vbscript:x",
            "https://x.example/\"onmouseover=document.title='owned'",
            "https://x.example/'onclick=document.title='owned'",
            "https://x.example/<img/src=x/onerror=document.title='owned'>",
            "http://javascript:document.title='owned'@x.example/",
            "https://\u202egro.elpmaxe//:sptth");

    private final String room = "x-" + UUID.randomUUID().toString().substring(0, 8);
    private final ParleyServer server;
    private final Browser browser;

    HostileTextIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private void assertUnharmed(Visitor visitor) {
        assertThat(visitor.page.title()).doesNotContain("owned");
        Locator strange = visitor.page.locator(
                "script:not([src]), iframe, object, embed, style, img[src=x], [onerror], [onload], [onclick], [onmouseover], [srcdoc]");
        assertThat(strange.count()).isZero();
        visitor.hasNoComplaints();
    }

    @Test
    void aMessageIsTextAndALinkLeadsToTheWebOnly() {
        try (ChatClient eve = ChatClient.json(server.ws("chat/" + room + "?name=Eve"));
                ChatClient mallory = ChatClient.json(server.ws("chat/" + room + "?name=Mallory"));
                Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            eve.await("joined");
            mallory.await("joined");
            int id = 0;
            for (String text : MESSAGES) {
                eve.send("type", "send", "id", ++id, "room", room, "cid", "m" + id, "text", text);
            }
            for (String text : LINKS) {
                mallory.send("type", "send", "id", ++id, "room", room, "cid", "m" + id, "text", text + " ");
                assertThat(mallory.answer(id).getString("type")).isEqualTo("ok");
            }
            mallory.send("type", "send", "id", ++id, "room", room, "cid", "m" + id, "text", "the last");
            ada.sees(room, "the last");
            MESSAGES.forEach(text -> ada.sees(room, text));
            Locator links = ada.log(room).locator(".bubble a");
            for (Locator link : links.all()) {
                assertThat(link.getAttribute("href")).matches("https?://[^\"<>]*");
                assertThat(link.getAttribute("rel")).contains("noopener");
                link.hover();
            }
            assertUnharmed(ada);
        }
    }

    @Test
    void whatIsFormattedHoldsNothingThatRuns() {
        try (ChatClient eve = ChatClient.json(server.ws("chat/" + room + "?name=Eve"));
                ChatClient mallory = ChatClient.json(server.ws("chat/" + room + "?name=Mallory"));
                Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            eve.await("joined");
            mallory.await("joined");
            int id = 0;
            for (String text : FORMATTED) {
                ChatClient speaker = id % 2 == 0 ? eve : mallory;
                speaker.send(
                        "type", "send", "id", ++id, "room", room, "cid", "f" + id, "text", "*f" + id + "*\n" + text);
                assertThat(speaker.answer(id).getString("type")).isEqualTo("ok");
                ada.log(room)
                        .locator(".formatted em")
                        .getByText("f" + id, new Locator.GetByTextOptions().setExact(true))
                        .waitFor();
            }
            assertThat(ada.log(room).locator(".formatted").count()).isEqualTo(FORMATTED.size());
            for (Locator link : ada.log(room).locator(".formatted a").all()) {
                // An address that is shown as it is says itself where it leads.
                if (!link.innerText().startsWith("https://")) {
                    assertThat(link.getAttribute("href"))
                            .matches("https://x\\.example[^\"<>]*")
                            .doesNotContain("@", "\u202e");
                }
                assertThat(link.getAttribute("rel")).contains("noopener");
                link.hover();
            }
            for (Locator spoiler : ada.log(room).locator(".spoiler__button").all()) {
                spoiler.click();
            }
            assertUnharmed(ada);
        }
    }

    @Test
    void aNameIsTextWhereverItStands() {
        String name = "<img src=x onerror=document.title=1>";
        String encoded = "%3Cimg%20src=x%20onerror%3Ddocument.title%3D1%3E";
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                ChatClient eve = ChatClient.json(server.ws("chat/" + room + "?name=" + encoded))) {
            eve.await("joined");
            eve.send("type", "typing", "room", room, "on", true);
            eve.send("type", "send", "id", 1, "room", room, "cid", "1", "text", "who am I?");
            ada.sees(room, "who am I?");
            Locator members =
                    ada.page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Members"));
            members.getByText(name).first().waitFor();
            ada.log(room).getByText(name).first().waitFor();
            assertThat(ada.page.title()).isNotEqualTo("1");
            assertUnharmed(ada);
        }
    }

    @Test
    void anAddressThatIsNoRoomsLeadsToNoOther() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            List<String> asked = new CopyOnWriteArrayList<>();
            ada.page.onRequest(request -> asked.add(request.url().replaceFirst("#.*", "")));
            ada.page.onWebSocket(socket -> asked.add(socket.url()));
            for (String hash : List.of(
                    "#/../../api/me",
                    "#/%2e%2e%2fapi%2fme",
                    "#/<img src=x onerror=document.title='owned'>",
                    "#/javascript:document.title='owned'",
                    "#/" + "x".repeat(65),
                    "#//evil.example/x")) {
                ada.page.evaluate("hash => { location.hash = hash; }", hash);
                ada.page.reload();
                ada.page.locator("body").waitFor();
                assertUnharmed(ada);
            }
            assertThat(asked)
                    .isNotEmpty()
                    .allSatisfy(url -> assertThat(url)
                            .contains("://localhost:" + server.port() + "/")
                            .doesNotContain("evil", "..", "%2e", "img", "javascript"));
        }
    }
}
