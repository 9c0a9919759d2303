/** Emoji of late, and skin tones. */
import { EmojiMemory } from '../../main/frontend/device/emoji-memory.js';
import { Storage } from '../../main/frontend/device/storage.js';
import { all } from '../../main/frontend/text/emoji-names.js';
import { alike, toned, TONES } from '../../main/frontend/text/skin.js';
import { assert, assertEquals, fakeArea, test } from './harness.js';

const memory = (/** @type {any} */ area) => new EmojiMemory(new Storage(area, 'p:'));

test('what was picked last comes first, once, and is there after a reload', () => {
  const area = fakeArea();
  const held = memory(area);
  for (const emoji of ['👍', '🎉', '👍']) held.picked(emoji);
  held.choose('🏽');
  assertEquals([memory(area).recent, memory(area).tone], [['👍', '🎉'], '🏽']);
});

test('two rows are kept, and rubbish in the storage costs the memory only', () => {
  const area = fakeArea();
  const held = memory(area);
  for (const { emoji } of all.slice(0, 30)) held.picked(emoji);
  assertEquals(memory(area).recent.length, 16);
  for (const rubbish of ['null', '3', '{"recent":"x","tone":7}', '{"recent":[1,"",null,"' + 'x'.repeat(50) + '"],"tone":"x"}', '{']) {
    area.setItem('p:emoji', rubbish);
    assertEquals([memory(area).recent, memory(area).tone], [[], ''], rubbish);
  }
});

test('a skin tone is put on what takes one, in the place of the sign for colour', () => {
  assertEquals(['👍', '☝️', '🧑‍💻', '🕵️', '🤝'].map(emoji => toned(emoji, '🏽')), ['👍🏽', '☝🏽', '🧑🏽‍💻', '🕵🏽', '🤝🏽']);
  assertEquals(['😄', '❤️', '🏳️‍🌈', '🐶', '👀'].map(emoji => toned(emoji, '🏽')), ['😄', '❤️', '🏳️‍🌈', '🐶', '👀']);
  assertEquals(toned('👍', ''), '👍');
});

test('with any tone it is one sign, and its name is found', () => {
  const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { emoji } of all) {
    for (const tone of TONES) {
      const with_ = toned(emoji, tone);
      assert([...signs.segment(with_)].length === 1 && alike(emoji, with_), with_);
    }
  }
});
