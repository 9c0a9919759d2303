package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.ChatClient;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** What one reads stays where it is, whatever happens above, below and beside it; and the ways to what is new. */
@OnOneServer
@ExtendWith(Chromium.class)
class ScrollingPageIT {

    /** The first message that is wholly in sight. */
    private static final String FIRST = """
            () => {
              const log = document.querySelector('.room__log');
              const top = log.getBoundingClientRect().top;
              const row = [...log.querySelectorAll('.msg[data-seq]')].find(one => one.getBoundingClientRect().top >= top);
              return { seq: Number(row.dataset.seq), y: row.getBoundingClientRect().top };
            }""";

    private static final String PLACE =
            "seq => document.querySelector(`.room__log .msg[data-seq=\"${seq}\"]`).getBoundingClientRect().top";

    /** A room with a long life, which the page holds; goes up to its beginning and back, and sees how far anything jumps. */
    private static final String UP_AND_DOWN = """
            async () => {
              const { chat } = document.querySelector('parley-app');
              const held = chat.state.rooms[chat.state.current];
              const event = seq => ({ type: 'message', room: held.id, seq, mid: `f${seq}`, from: { id: `u-${seq % 7}`, name: `Person ${seq % 7}` },
                at: new Date(Date.UTC(2026, 10, 20) + seq * 60_000).toISOString(), text: `message ${seq} ${'and some more words '.repeat(seq % 40)}` });
              const events = Array.from({ length: 600 }, (_, i) => event(i + 1));
              const list = document.createElement('message-list');
              list.chat = { state: { rooms: {} }, reading() {}, loadOlder() {} };
              list.me = chat.state.me;
              list.room = { ...held, epoch: 'long', events, have: 600, head: 600, readSeq: 600, reachedStart: true, joined: true };
              document.querySelector('message-list').replaceWith(list);
              await list.updateComplete;
              const log = list.log;
              const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
              const rows = () => [...log.querySelectorAll('.msg[data-seq]')];
              let [worst, most] = [0, 0];
              const go = async (by, there) => {
                for (let steps = 0; !there() && steps < 5000; steps++) {
                  // As a wheel does: not between the frame's events and its layout.
                  await new Promise(done => setTimeout(done));
                  log.scrollTop += by;
                  const top = log.getBoundingClientRect().top;
                  const row = rows().find(one => one.getBoundingClientRect().bottom > top);
                  const before = row.getBoundingClientRect().top;
                  await frame();
                  await frame();
                  if (!row.isConnected) return false;
                  // The list may have put it back by scrolling itself; what is seen is where it was.
                  worst = Math.max(worst, Math.abs(row.getBoundingClientRect().top - before));
                  most = Math.max(most, rows().length);
                }
                return there();
              };
              const up = await go(-700, () => rows()[0].dataset.seq === '1' && log.scrollTop === 0);
              const below = rows().at(-1).dataset.seq;
              const back = await go(700, () => rows().at(-1).dataset.seq === '600' && log.scrollHeight - log.scrollTop - log.clientHeight < 2);
              return { up, back, worst, most, below: Number(below), above: Number(rows()[0].dataset.seq) };
            }""";

    private final String room = "s-" + UUID.randomUUID().toString().substring(0, 8);
    private final ParleyServer server;
    private final Browser browser;

    ScrollingPageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    /** Twenty messages of one writer: nobody may say more at once. */
    private void write(int first) {
        try (ChatClient client = ChatClient.json(server.ws("chat/" + room + "?name=writer" + first))) {
            client.await("joined");
            for (int i = first; i < first + 20; i++) {
                client.send("type", "send", "id", i, "room", room, "cid", "c" + i, "text", "message " + i);
                assertThat(client.answer(i).getString("type")).isEqualTo("ok");
            }
        }
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void scrollTo(Visitor visitor, int top) {
        visitor.page.evaluate(
                "async top => { document.querySelector('.room__log').scrollTop = top;"
                        + " await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }",
                top);
    }

    private static int seq(Map<?, ?> first) {
        return ((Number) Objects.requireNonNull(first.get("seq"))).intValue();
    }

    private static double y(Map<?, ?> first) {
        return ((Number) Objects.requireNonNull(first.get("y"))).doubleValue();
    }

    private static Map<?, ?> first(Visitor visitor) {
        return (Map<?, ?>) Objects.requireNonNull(visitor.page.evaluate(FIRST));
    }

    private static void stands(Visitor visitor, Map<?, ?> before, String after) {
        double now = ((Number) Objects.requireNonNull(visitor.page.evaluate(PLACE, seq(before)))).doubleValue();
        assertThat(now).as(after).isBetween(y(before) - 1, y(before) + 1);
    }

    @Test
    void nothingThatHappensMovesWhatOneReads() {
        try (Visitor bob = Visitor.wide(browser).enter(server, room, "Bob")) {
            write(1);
            write(21);
            write(41);
            bob.say(room, "a few words of mine");
            bob.sees(room, "a few words of mine");
            write(61);
            write(81);
            try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada");
                    ChatClient cara = ChatClient.json(server.ws("chat/" + room + "?name=Cara"))) {
                cara.await("joined");
                ada.sees(room, "message 100");
                Locator words = ada.bubbles(room, "a few words of mine");
                words.scrollIntoViewIfNeeded();
                int mine = Integer.parseInt(Objects.requireNonNull(
                        words.locator("xpath=ancestor::li").getAttribute("data-seq")));
                ada.page.evaluate(
                        "async seq => { const log = document.querySelector('.room__log');"
                                + " log.scrollTop += log.querySelector(`[data-seq=\"${seq}\"]`).getBoundingClientRect().bottom"
                                + " - log.getBoundingClientRect().top + 60;"
                                + " await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }",
                        mine);
                Map<?, ?> before = first(ada);
                assertThat(seq(before)).isGreaterThan(mine);

                cara.send("type", "react", "id", 1, "room", room, "seq", mine, "emoji", "👍", "on", true);
                ada.log(room).locator(".reaction").waitFor();
                stands(ada, before, "a reaction above");

                bob.page.evaluate(
                        "([room, seq]) => document.querySelector('parley-app').chat.messages.edit(room, seq, 'many more words\\n'.repeat(8))",
                        java.util.List.of(room, mine));
                ada.log(room).getByText("(edited)").waitFor();
                stands(ada, before, "an edit above");

                bob.say(room, "something new");
                button(ada, "1 new message").waitFor();
                stands(ada, before, "a new message");

                ada.page.setViewportSize(1000, 800);
                stands(ada, before, "a narrower page");
                ada.page.setViewportSize(1280, 800);
                stands(ada, before, "a wider page");

                scrollTo(ada, 400);
                Map<?, ?> higher = first(ada);
                ada.bubbles(room, "message 10").waitFor();
                stands(ada, higher, "older messages");

                button(ada, "1 new message").click();
                assertThat(ada.bubbles(room, "something new")).isInViewport();
                assertThat(button(ada, "Latest messages")).hasCount(0);
                ada.hasNoComplaints();
            }
        }
    }

    @Test
    void whatIsNewAboveAndBelowIsAButtonAway() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            write(1);
            ada.sees(room, "message 20");
            ada.page.evaluate(
                    "() => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });"
                            + " document.dispatchEvent(new Event('visibilitychange')); }");
            write(21);
            write(41);
            write(61);
            ada.sees(room, "message 80");
            ada.page.evaluate(
                    "() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }");
            Locator above = button(ada, "60 new messages above");
            assertThat(above).isVisible();
            ada.isAccessible().picture("new-above");
            above.click();
            assertThat(ada.log(room).getByText("New messages")).isInViewport();
            assertThat(ada.bubbles(room, "message 21")).isInViewport();
            assertThat(above).hasCount(0);
            assertThat(ada.bubbles(room, "message 21").locator("xpath=ancestor::li"))
                    .isFocused();
            ada.picture("first-unread");
            button(ada, "Latest messages").click();
            assertThat(ada.bubbles(room, "message 80")).isInViewport();
            // It was seen: there is nothing to go back for.
            assertThat(above).hasCount(0);
            ada.hasNoComplaints();
        }
    }

    @Test
    void ofALongRoomAPartIsDrawnAndNothingJumpsOnTheWayUpAndBack() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            ada.say(room, "the first of many");
            ada.sees(room, "the first of many");
            Map<?, ?> seen = (Map<?, ?>) Objects.requireNonNull(ada.page.evaluate(UP_AND_DOWN));
            assertThat(seen.get("up")).as("%s", seen).isEqualTo(true);
            assertThat(seen.get("back")).as("%s", seen).isEqualTo(true);
            assertThat(((Number) Objects.requireNonNull(seen.get("most"))).intValue())
                    .as("%s", seen)
                    .isLessThanOrEqualTo(301);
            assertThat(((Number) Objects.requireNonNull(seen.get("below"))).intValue())
                    .as("%s", seen)
                    .isLessThan(600);
            assertThat(((Number) Objects.requireNonNull(seen.get("worst"))).doubleValue())
                    .as("%s", seen)
                    .isLessThan(2);
            ada.hasNoComplaints();
        }
    }
}
