package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;

/**
 * A keyboard, and eyes that see what has the focus: no pointer, and no way to fill a field or to put the focus somewhere
 * by name. After each key something has the focus, is marked as such, and is not wholly covered.
 */
final class Keys {

    private static final int MOST = 120;

    private static final String FOCUS = """
            () => {
              const one = document.activeElement;
              if (!one || one === document.body) return { name: '', state: 'lost' };
              const parts = node => node.nodeType === 3 ? node.data : node.nodeType !== 1 || node.getAttribute('aria-hidden') === 'true' ? '' : [...node.childNodes].map(parts).join(' ');
              const text = element => parts(element).replace(/\\s+/g, ' ').trim();
              const name = one.getAttribute('aria-label') ?? ([...(one.labels ?? [])].map(text).join(' ') || text(one));
              const outlined = element => { const { outlineStyle, outlineWidth } = getComputedStyle(element); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1; };
              const frame = one.closest('.field, .choice, .composer, .tones__one');
              const marked = one.matches(':focus-visible') && (outlined(one) || (frame !== null && outlined(frame)));
              const { left, top, width, height } = one.getBoundingClientRect();
              const shares = [0.05, 0.25, 0.5, 0.75, 0.95];
              const seen = shares.some(x => shares.some(y => {
                const there = document.elementFromPoint(left + width * x, top + height * y);
                return there && (one.contains(there) || (there.closest('label') !== null && there.closest('label') === one.closest('label')));
              }));
              const stops = [...(one.closest('dialog') ?? document).querySelectorAll('a, button, input, select, textarea, [tabindex]')].filter(stop => stop.tabIndex >= 0 && stop.getClientRects().length > 0);
              const option = one.getAttribute('aria-activedescendant');
              return { name, state: marked ? (seen ? 'fine' : 'covered') : 'not marked', html: one.outerHTML.slice(0, 160),
                value: one.value ?? '', log: one.matches('.room__log'), row: one.matches('.msg'), end: one === stops[0] || one === stops.at(-1),
                option: option ? text(document.getElementById(option)) : '' };
            }""";

    /** What has the focus: what it is called, and what stands in it. */
    record Focus(
            String name,
            String state,
            String html,
            String value,
            String option,
            boolean log,
            boolean row,
            boolean end) {}

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    Focus focus() {
        Map<?, ?> found = (Map<?, ?>) Objects.requireNonNull(page.evaluate(FOCUS));
        return new Focus(
                words(found, "name"),
                words(found, "state"),
                words(found, "html"),
                words(found, "value"),
                words(found, "option"),
                Boolean.TRUE.equals(found.get("log")),
                Boolean.TRUE.equals(found.get("row")),
                Boolean.TRUE.equals(found.get("end")));
    }

    private static String words(Map<?, ?> found, String key) {
        Object value = found.get(key);
        return value == null ? "" : value.toString();
    }

    /** Presses a key or several at once, such as {@code Control+k}, and returns what has the focus then. */
    Focus press(String key) {
        page.keyboard().press(key);
        return settled("after " + key);
    }

    Focus type(String text) {
        page.keyboard().type(text);
        return settled("after typing");
    }

    /** Waits until what has the focus is there, marked and in sight. */
    Focus settled(String when) {
        return Awaitility.await(when)
                .atMost(Duration.ofSeconds(5))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(this::focus, focus -> focus.state().equals("fine"));
    }

    /** Waits until something that is called so, or whose name begins so, has the focus by itself. */
    Focus on(String name) {
        return Awaitility.await("the focus on " + name)
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        this::focus,
                        focus -> focus.name().startsWith(name) && focus.state().equals("fine"));
    }

    /** Goes on by Tab until something is called so. */
    Focus tabTo(String name) {
        return go("Tab", name);
    }

    /** Goes back by Shift and Tab until something is called so. */
    Focus backTo(String name) {
        return go("Shift+Tab", name);
    }

    /** One stop on. Beyond the last one the browser itself has the focus, before the first one of the page comes. */
    private Focus step(String key) {
        boolean end = focus().end();
        page.keyboard().press(key);
        if (end && focus().state().equals("lost")) {
            page.keyboard().press(key);
        }
        return settled("after " + key);
    }

    private Focus go(String key, String name) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            Focus now = step(key);
            if (now.name().equals(name) || now.name().startsWith(name + " ")) {
                return now;
            }
            passed.add(now.name());
        }
        throw new AssertionError("no way to " + name + " by " + key + ", past " + passed);
    }

    /** Goes to the message of somebody with some words, from the place to write or from among the messages. */
    Focus toMessage(String who, String words) {
        Focus now = focus();
        for (int i = 0; i < MOST && !now.log() && !now.row(); i++) {
            now = step("Shift+Tab");
        }
        now = press("End");
        for (int i = 0; i < MOST && !(now.name().startsWith(who) && now.name().contains(words)); i++) {
            now = press("ArrowUp");
        }
        assertThat(now.name()).startsWith(who).contains(words);
        assertThat(now.row()).isTrue();
        return now;
    }

    /** Opens what can be done with the message that has the focus, and goes to one of it. */
    Focus tool(String name) {
        Focus now = press("Enter");
        for (int i = 0; i < 8 && !now.name().equals(name); i++) {
            now = press("ArrowRight");
        }
        assertThat(now.name()).isEqualTo(name);
        return now;
    }

    /** Walks by a key from where the focus is until it comes back there, and returns what it has passed. */
    List<String> round(String key) {
        String first = focus().html();
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            Focus now = step(key);
            if (now.html().equals(first)) {
                return passed;
            }
            passed.add(now.name());
        }
        throw new AssertionError("no way round by " + key + ": " + passed);
    }
}
