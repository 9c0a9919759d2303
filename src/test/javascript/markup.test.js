/** The server's HTML, as the page takes it; and signs around a selection. */
import { soundFrame } from '../../main/frontend/connection/frames.js';
import { parse, plainly, textOf } from '../../main/frontend/text/markup.js';
import { signOf, wrapped } from '../../main/frontend/text/wrapping.js';
import { assert, assertEquals, test } from './harness.js';
import { after, joined, message, start } from './samples.js';

test('what is formatted becomes a tree of a few elements', () => {
  assertEquals(parse('<p>a <strong>b <em>c</em></strong><br />d</p><ul><li>e</li></ul>'), [
    { tag: 'p', nodes: ['a ', { tag: 'strong', nodes: ['b ', { tag: 'em', nodes: ['c'] }] }, { tag: 'br', nodes: [] }, 'd'] },
    { tag: 'ul', nodes: [{ tag: 'li', nodes: ['e'] }] }]);
  assertEquals(parse('<pre><code class="language-c++">x\n\n y &lt;</code></pre>'), [{ tag: 'pre', nodes: [{ tag: 'code', language: 'c++', nodes: ['x\n\n y <'] }] }]);
  assertEquals(parse('<span class="spoiler">x</span>'), [{ tag: 'spoiler', nodes: ['x'] }]);
});

test('links lead to the web and to mailboxes, else they are their words', () => {
  assertEquals(parse('<a href="https://x.example/a?b&amp;c" rel="nofollow">x</a>'), [{ tag: 'a', href: 'https://x.example/a?b&c', nodes: ['x'] }]);
  assertEquals(parse('<a href="mailto:a@b.example">x</a>'), [{ tag: 'a', href: 'mailto:a@b.example', nodes: ['x'] }]);
  for (const href of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', '//x.example', '/x', '', 'blob:https://x.example/1', 'file:///etc/passwd']) {
    const made = document.implementation.createHTMLDocument('');
    const a = made.createElement('a');
    a.setAttribute('href', href);
    a.textContent = 'x';
    assertEquals(parse(a.outerHTML), ['x'], href);
  }
});

test('what a server must not send is not shown as an element, and does not run', () => {
  for (const html of ['<img src=x onerror="window.owned=1">', '<svg onload="window.owned=1"><animate onbegin="window.owned=1"></svg>', '<iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
    '<math><mtext></p><style><a title="</style><img src=x onerror=window.owned=1>">', '<noscript><p title="</noscript><img src=x onerror=window.owned=1>">', '<form action=x><input name=y><button>z</button></form>',
    '<script>window.owned=1</script>', '<style>*{}</style>', '<base href=//x.example>', '<template><img src=x onerror=window.owned=1></template>', '<p onclick="window.owned=1" style="position:fixed" id="x" class="toast">x</p>']) {
    const shown = JSON.stringify(parse(html));
    assert(!/"tag":"(?!p")/.test(shown) && !/onclick|style|toast/.test(shown.replace(/"nodes".*/, '')), shown);
  }
  assertEquals(/** @type {any} */ (window).owned, undefined);
});

test('what is nested without end is text from some depth on', () => {
  const deep = parse('<em>'.repeat(400) + 'x');
  assertEquals(textOf(deep), 'x');
  assert((JSON.stringify(deep).match(/"em"/g) ?? []).length <= 32);
});

test('elsewhere a message is one line, and a surprise stays one', () => {
  assertEquals(plainly({ text: '**a**', html: '<p><strong>a</strong> b</p><ul><li>c</li><li>d</li></ul>' }), 'a b c d');
  assertEquals(plainly({ text: '||x||', html: '<p>it was <span class="spoiler">the <em>gardener</em></span></p>' }), 'it was (spoiler)');
  assertEquals(plainly({ text: 'a * b' }), 'a * b');
});

test('a message is formatted as its newest text is', () => {
  const formatted = message(1, { text: '*a*', html: '<p><em>a</em></p>' });
  const edited = { type: 'edited', room: 'lobby', seq: 2, target: 1, from: formatted.from, at: formatted.at, text: '**b**', html: '<p><strong>b</strong></p>' };
  const held = (/** @type {any[]} */ ...frames) => after(start(), joined([formatted]), ...frames).rooms.lobby.events[0];
  assertEquals(held().html, '<p><em>a</em></p>');
  assertEquals(held(edited).html, '<p><strong>b</strong></p>');
  assertEquals(held({ ...edited, text: 'b', html: undefined }).html, undefined);
  assertEquals(held({ ...edited, type: 'deleted' }).html, undefined);
});

test('a frame whose html is no text is no frame', () => {
  assertEquals(soundFrame({ ...message(1), html: { x: 1 } }), null);
  assert(soundFrame({ ...message(1), html: '<p>x</p>' }));
});

test('keys put signs around what is selected, and take them away again', () => {
  assertEquals(wrapped('a word here', 2, 6, '**'), { text: 'a **word** here', start: 4, end: 8 });
  assertEquals(wrapped('a **word** here', 4, 8, '**'), { text: 'a word here', start: 2, end: 6 });
  assertEquals(wrapped('**word**', 2, 6, '*'), { text: '***word***', start: 3, end: 7 });
  assertEquals(wrapped('***word***', 3, 7, '*'), { text: '**word**', start: 2, end: 6 });
  assertEquals(wrapped('', 0, 0, '`'), { text: '``', start: 1, end: 1 });
});

test('only Ctrl or ⌘ with B, I or E puts signs', () => {
  const key = { key: 'b', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
  assertEquals([signOf(key), signOf({ ...key, key: 'I' }), signOf({ ...key, key: 'e', ctrlKey: false, metaKey: true })], ['**', '*', '`']);
  assertEquals([signOf({ ...key, key: 'x' }), signOf({ ...key, ctrlKey: false }), signOf({ ...key, altKey: true }), signOf({ ...key, shiftKey: true }), signOf({ ...key, metaKey: true })], Array(5).fill(undefined));
});
