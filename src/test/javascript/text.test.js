/** Names, colours, times, links. */
import { hue, initials } from '../../main/frontend/text/names.js';
import { pieces } from '../../main/frontend/text/links.js';
import { briefly, dayName, dayOf, timeOf } from '../../main/frontend/text/time.js';
import { titleOf } from '../../main/frontend/device/title.js';
import { readRoute, routeTo } from '../../main/frontend/session/route.js';
import { assert, assertEquals, test } from './harness.js';

test('initials are the first letters of the first and the last word', () => {
  assertEquals(['Ada', 'ada lovelace', 'Ana María del Río', '  x  ', 'Ada 2', 'mei_tanaka'].map(initials), ['A', 'AL', 'AR', 'X', 'A2', 'MT']);
});

test('initials hold whole signs: emoji with their parts, surrogates, marks', () => {
  assertEquals(['👩‍🚀', '🎉 Party', '𝒳 𝒴', 'é́ric', ''].map(initials), ['👩‍🚀', 'P', '𝒳𝒴', 'É́', '?']);
});

test('initials of names from right to left', () => {
  assertEquals(['محمد علي', 'דוד לוי'].map(initials), ['مع', 'דל']);
});

test('the colour of a person is steady and all eight are used alike', () => {
  assertEquals(hue('u-ada'), hue('u-ada'));
  const counts = Array(8).fill(0);
  for (let i = 0; i < 4000; i++) counts[hue(`guest-${i}`)]++;
  assert(counts.every(count => count > 400 && count < 600), counts.join());
});

test('days have names and times are short', () => {
  const now = new Date(2026, 10, 20, 12);
  const day = (d, h = 9) => new Date(2026, 10, d, h).toISOString();
  assert(dayName(day(20), now).startsWith('Today, '));
  assert(dayName(day(19), now).startsWith('Yesterday, '));
  assert(!/Today|Yesterday/.test(dayName(day(18), now)));
  assertEquals(dayOf(day(20)), '2026-11-20');
  assertEquals(briefly(day(20), now), timeOf(day(20)));
  assert(briefly(day(18), now) !== briefly(day(2), now));
});

test('a broken time shows nothing and breaks nothing', () => {
  assertEquals([timeOf('x'), dayOf('x'), dayName('x'), briefly('x')], ['', '', '', '']);
});

test('web addresses become links, the sentence around them does not', () => {
  assertEquals(pieces('see https://a.example/x?y=1, (http://b.example/p_(q)).'), [
    { text: 'see ' }, { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' }, { text: ', (' },
    { text: 'http://b.example/p_(q)', href: 'http://b.example/p_(q)' }, { text: ').' }]);
});

test('only http and https are linked', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'ftp://a.example', 'xhttps://a.example', 'https://', '<img src=x onerror=alert(1)>']) {
    assert(pieces(text).every(piece => !piece.href), text);
  }
});

test('nothing of a text is lost by linking', () => {
  for (const text of ['', 'a', 'http://x.example', 'a http://x.example b http://y.example', 'https://[bad http://ok.example']) {
    assertEquals(pieces(text).map(piece => piece.text).join(''), text);
  }
});

test('the title counts what is new', () => {
  assertEquals([titleOf('lobby', 0), titleOf('lobby', 3), titleOf('', 0), titleOf('lobby', 200)], ['lobby, Parley', '(3) lobby, Parley', 'Parley', '(99+) lobby, Parley']);
});

test('the address names a room or the list', () => {
  assertEquals(['#/release-train', '', '#/', '#/../x', '#/%ZZ', '#/A', 'lobby'].map(hash => readRoute(hash).room), ['release-train', null, null, null, null, null, null]);
  assertEquals(readRoute(routeTo('a.b_c')), { room: 'a.b_c', view: 'room' });
});
