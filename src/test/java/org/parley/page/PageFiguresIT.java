package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** Measures the page, and leaves what it saw in {@code target/figures}; how fast a machine is, is nothing to fail for. */
@OnOneServer
@ExtendWith(Chromium.class)
class PageFiguresIT {

    private static final int ROUNDS = 7;

    /** When one can write, from the beginning of the navigation on. */
    private static final String USABLE = """
            new MutationObserver((changes, observer) => {
              if (!document.querySelector('.composer__text')) return;
              window.usable = performance.now();
              observer.disconnect();
            }).observe(document, { childList: true, subtree: true });""";

    /** A room with a long life, of which the page holds all; what is drawn of it is another matter. */
    private static final String LONG_LIFE = """
            async () => {
              const { chat } = document.querySelector('parley-app');
              const held = chat.state.rooms[chat.state.current];
              const event = seq => ({ type: 'message', room: held.id, seq, mid: `f${seq}`, from: { id: `u-${seq % 7}`, name: `Person ${seq % 7}` },
                at: new Date(Date.UTC(2026, 10, 20) + seq * 20_000).toISOString(), text: `message ${seq} ${'and some more words '.repeat(seq % 9)}` });
              const events = Array.from({ length: 10_000 }, (_, i) => event(i + 1));
              // A list of its own, because the server knows nothing of such a life and would correct it.
              const list = document.createElement('message-list');
              const of = all => ({ ...held, epoch: 'figures', events: all, have: all.length, head: all.length, readSeq: all.length, reachedStart: true, joined: true });
              list.chat = { state: { rooms: {} }, reading() {}, loadOlder() {} };
              list.me = chat.state.me;
              list.room = of(events);
              document.querySelector('message-list').replaceWith(list);
              await list.updateComplete;
              const log = list.log;
              const median = all => all.sort((a, b) => a - b)[all.length >> 1];
              const frame = () => new Promise(resolve => requestAnimationFrame(resolve));

              const newMessage = async () => {
                const took = [];
                for (let i = 0; i < 15; i++) {
                  await frame();
                  const begun = performance.now();
                  list.room = of([...list.room.events, event(list.room.events.length + 1)]);
                  await list.updateComplete;
                  log.scrollHeight;
                  took.push(performance.now() - begun);
                }
                return median(took);
              };
              const scrolling = async () => {
                const took = [];
                let before = await frame();
                for (let i = 0; i < 60; i++) {
                  log.scrollTop += name.startsWith('all') ? -300 : 100;
                  const now = await frame();
                  took.push(now - before);
                  before = now;
                }
                took.sort((a, b) => a - b);
                return { median: took[30], worst: took[59] };
              };
              const figures = async name => {
                await frame();
                const rows = log.querySelectorAll('.msg').length;
                const elements = log.querySelectorAll('*').length;
                const message = await newMessage();
                const scroll = rows > 200 ? await scrolling() : { median: 0, worst: 0 };
                return { [`${name}: rows`]: rows, [`${name}: elements`]: elements, [`${name}: new message, ms`]: message,
                  [`${name}: frame while scrolling, ms`]: scroll.median, [`${name}: worst frame, ms`]: scroll.worst,
                  [`${name}: heap, MB`]: performance.memory.usedJSHeapSize / 1e6 };
              };

              const atEnd = await figures('at the end');
              await list.reveal(40);
              const atBeginning = await figures('at the beginning');
              // Whatever the list makes of the scrolling: it is not to draw less again.
              Object.defineProperty(list, 'atEnd', { get: () => false, set() {} });
              Object.defineProperty(list, 'loading', { get: () => true, set() {} });
              list.part = { from: 1, to: Infinity };
              const begun = performance.now();
              await list.updateComplete;
              log.scrollHeight;
              const all = performance.now() - begun;
              log.scrollTop = log.scrollHeight / 2;
              await frame();
              return { ...atEnd, ...atBeginning, 'all drawn: drawing them, ms': all, ...await figures('all drawn') };
            }""";

    private final String room = "f-" + UUID.randomUUID().toString().substring(0, 8);
    private final ParleyServer server;
    private final Browser browser;

    PageFiguresIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private static void leave(String name, String words) throws IOException {
        Path file = Path.of("target", "figures", name + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, words);
    }

    @Test
    void howSoonOneCanWriteInABrowserThatHasNothingYet() throws IOException {
        List<Double> took = new ArrayList<>();
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            String known = ada.page.context().storageState();
            for (int i = 0; i < ROUNDS; i++) {
                try (BrowserContext cold = browser.newContext(new Browser.NewContextOptions().setStorageState(known))) {
                    Page page = cold.newPage();
                    page.addInitScript(USABLE);
                    page.navigate(server.http("#/" + room).toString());
                    // Not by a condition in words: the page's policy lets nobody evaluate those.
                    page.locator(".composer__text").waitFor();
                    took.add(((Number) Objects.requireNonNull(page.evaluate("window.usable"))).doubleValue());
                }
            }
        }
        took.sort(null);
        assertThat(took).allMatch(ms -> ms > 0);
        leave(
                "composer",
                String.format(
                        Locale.ROOT,
                        "composer usable, cold: median %.0f ms, %.0f to %.0f ms in %d rounds%n",
                        took.get(ROUNDS / 2),
                        took.get(0),
                        took.get(ROUNDS - 1),
                        ROUNDS));
    }

    @Test
    void whatALongRoomCosts() throws IOException {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            ada.say(room, "the first of many");
            ada.sees(room, "the first of many");
            Map<?, ?> figures = (Map<?, ?>) Objects.requireNonNull(ada.page.evaluate(LONG_LIFE));
            assertThat(figures).isNotEmpty();
            var words = new StringBuilder();
            new TreeMap<>(figures)
                    .forEach((name, value) -> words.append(
                            String.format(Locale.ROOT, "%s: %.1f%n", name, ((Number) value).doubleValue())));
            leave("long-room", words.toString());
            ada.hasNoComplaints();
        }
    }
}
