/** What was found, as the page shows it, and how far a way to it is. */
import { isNear } from '../../main/frontend/elements/bring.js';
import { markedPieces } from '../../main/frontend/session/searching.js';
import { assert, assertEquals, test } from './harness.js';

const marks = (...pairs) => pairs.map(([start, end]) => ({ start, end }));

test('a text falls into pieces, and what was looked for is marked', () => {
  assertEquals(markedPieces('green tea, black tea', marks([6, 9], [17, 20])), [
    { text: 'green ', marked: false }, { text: 'tea', marked: true }, { text: ', black ', marked: false }, { text: 'tea', marked: true }]);
  assertEquals(markedPieces('tea', marks([0, 3])), [{ text: 'tea', marked: true }]);
  assertEquals(markedPieces('tea', []), [{ text: 'tea', marked: false }]);
  assertEquals(markedPieces('', []), []);
});

test('marks that fit nowhere lose nothing of the text', () => {
  assertEquals(markedPieces('<b>tea</b>', marks([3, 6], [4, 8], [8, 8], [9, 99])).map(piece => piece.text).join(''), '<b>tea</b>');
});

test('near is what a room can be loaded up to', () => {
  const held = first => /** @type {any} */ ({ rooms: { tea: { events: [{ seq: first }] } } });
  const found = seq => ({ room: 'tea', seq, head: 5000 });
  assert(isNear(held(4900), found(4950)), 'held');
  assert(isNear(held(4900), found(3901)), 'not far above it');
  assert(!isNear(held(4900), found(3900)), 'far above it');
  assert(isNear(held(100), found(90)), 'held from far up');
  assertEquals([4001, 4000].map(seq => isNear(/** @type {any} */ ({ rooms: {} }), found(seq))), [true, false]);
});
