package org.parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Objects;

/**
 * The ways in which people look at a screen: wide, in a dark window of 320 px, with letters twice as large. In each it must be whole: nothing cut off, nothing out of reach, no target under 24 px.
 */
final class Looks {

    private record Look(String name, int width, int height, ColorScheme scheme, int percent, boolean axe) {}

    private static final List<Look> ALL = List.of(
            new Look("wide", 1280, 800, ColorScheme.LIGHT, 100, false),
            new Look("narrow-dark", 320, 568, ColorScheme.DARK, 100, true),
            new Look("large", 1200, 800, ColorScheme.LIGHT, 200, false));

    private static final String LETTERS =
            "percent => { document.documentElement.style.fontSize = percent === 100 ? '' : `${percent}%`; }";

    private static final String SETTLED = """
            async () => {
              for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
            }""";

    /** What is cut off, out of reach or too small (WCAG 1.4.4, 1.4.10, 2.5.8); what stands in a line of text may be small. */
    private static final String FAULTS = """
            async () => {
              const faults = [];
              const what = element => element.outerHTML.replace(/<!--.*?-->/g, '').replace(/\\s+/g, ' ').slice(0, 110);
              const all = document.querySelector('dialog[open]') ?? document.querySelector('.menu, .picker') ?? document.body;
              const seen = element => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('.hidden-text');
              if (document.scrollingElement.scrollWidth > innerWidth) faults.push('wider than the window');
              const logs = [...document.querySelectorAll('.room__log')].map(log => [log, log.scrollTop]);
              for (const one of all.querySelectorAll('button, a[href], input, select, textarea, [role=option]')) {
                if (!seen(one)) continue;
                const target = one.closest('label') ?? one.closest('.field') ?? one;
                target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
                const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
                if ((width < 23.5 || height < 23.5) && !one.matches('.bubble p a, .msg__edited')) faults.push(`${Math.round(width)} x ${Math.round(height)}: ${what(one)}`);
                if (left < -1 || right > innerWidth + 1 || (height < innerHeight && (top < -1 || bottom > innerHeight + 1))) faults.push(`out of the window: ${what(one)}`);
                if (one.matches('button, a') && !one.matches('.row, .person, .hit, .follow') && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline') faults.push(`cut: ${what(one)}`);
              }
              for (const one of all.querySelectorAll('*')) {
                const { overflowX, overflowY } = getComputedStyle(one);
                if ((overflowY === 'hidden' && one.scrollTop > 0) || (overflowX === 'hidden' && one.scrollLeft !== 0)) {
                  one.scrollTo(0, 0);
                  const { right, bottom } = one.getBoundingClientRect();
                  const beyond = [...one.querySelectorAll('*')].filter(inner => {
                    const box = inner.getBoundingClientRect();
                    return box.width > 0 && (box.bottom > bottom + 1 || box.right > right + 1) && !inner.parentElement.closest('.room__log, .panel__body, .side__lists');
                  });
                  faults.push(`out of reach in: ${what(one)}, because of ${beyond.slice(0, 3).map(what).join(' and ')}`);
                }
                const box = one.getBoundingClientRect();
                if (['H1', 'H2', 'H3', 'P', 'LI', 'LABEL', 'LEGEND'].includes(one.tagName) && seen(one) && !one.closest('[aria-hidden=true]') && box.right > innerWidth + 1) faults.push(`beyond the edge: ${what(one)}`);
              }
              for (const [log, top] of logs) log.scrollTop = top;
              return faults;
            }""";

    private Looks() {}

    /** Holds the screen to all of it, and leaves pictures of the hard ones; then it is wide and light again. */
    static void hold(Visitor visitor, String name) {
        for (Look look : ALL) {
            show(visitor, look);
            if (!look.equals(ALL.get(0))) {
                visitor.picture("look-" + name + "-" + look.name());
            }
            List<?> faults = (List<?>) Objects.requireNonNull(visitor.page.evaluate(FAULTS));
            assertThat(faults).as("%s, %s", name, look.name()).isEmpty();
            if (look.axe()) {
                visitor.isAccessible();
            }
        }
        show(visitor, ALL.get(0));
    }

    private static void show(Visitor visitor, Look look) {
        visitor.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
        // Letters first: the page measures itself when its width changes.
        visitor.page.evaluate(LETTERS, look.percent());
        visitor.page.setViewportSize(look.width(), look.height());
        visitor.page.evaluate(SETTLED);
    }
}
