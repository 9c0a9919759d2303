/** Emoji by name. */
import { begun, complete, replaceEmoji } from '../../main/frontend/text/emoji.js';
import { all } from '../../main/frontend/text/emoji-names.js';
import { assert, assertEquals, test } from './harness.js';

test('known names become emoji, alone, in a row, beside words', () => {
  assertEquals(replaceEmoji('ship it :rocket:! :tada::tada: :+1:'), 'ship it 🚀! 🎉🎉 👍');
});

test('names nobody knows, times, addresses and scopes stay as they are', () => {
  for (const text of [':nobody_knows:', '10:30:45', 'http://a:80:b', 'std::key::x', ':', '::', 'a:key:b', ':key']) assertEquals(replaceEmoji(text), text);
});

test('code stays as it was typed', () => {
  for (const text of ['`:rocket:`', '``a ` :rocket:``', '```\n:rocket:\n```', 'see\n```js\n:rocket:']) assertEquals(replaceEmoji(text), text);
  assertEquals(replaceEmoji(':tada: `:rocket:` :tada:'), '🎉 `:rocket:` 🎉');
  assertEquals(replaceEmoji('`` :rocket: ` :tada:'), '`` 🚀 ` 🎉');
  const long = '`'.repeat(10_000) + ' `` :tada: '.repeat(500);
  assert(replaceEmoji(long).length > 0);
});

test('a begun name is found before the caret', () => {
  assertEquals([begun('hi :ro', 6), begun(':ro', 3), begun('hi:ro', 5), begun(':r', 2), begun('12:30', 5)], [{ start: 3, word: 'ro' }, { start: 0, word: 'ro' }, null, null, null]);
});

test('names that begin so come before names that contain it, the exact one first', () => {
  assertEquals(complete('heart')[0], { name: 'heart', emoji: '❤️' });
  const names = complete('art').map(one => one.name);
  assertEquals(names[0], 'art');
  assert(complete('e').length <= 8);
  assertEquals(complete('qqqq'), []);
});

test('the table is whole: a few hundred names, each once, each with one emoji', () => {
  assert(all.length > 300, String(all.length));
  assertEquals(new Set(all.map(one => one.name)).size, all.length);
  assert(all.every(one => /^[a-z0-9_+-]+$/.test(one.name) && /\p{Extended_Pictographic}|\p{So}|\p{Sm}/u.test(one.emoji)), 'a name without an emoji');
});
