/** Which part of a long room is drawn. */
import { around, firstShown, hidesAbove, hidesBelow, higher, highest, lower, trimmed, whole } from '../../main/frontend/elements/window.js';
import { assert, assertEquals, test } from './harness.js';

/** @param {number} count @param {(seq: number) => string} [type] */
const roomOf = (count, type = () => 'message') => /** @type {any} */ ({ line: null, events: Array.from({ length: count }, (_, i) => ({ type: type(i + 1), seq: i + 1 })) });

const drawn = (room, { from, to }) => room.events.filter(event => event.seq >= from && event.seq < to);

test('a room opens at its end, with what is unread, and all of a short one is drawn', () => {
  assertEquals(firstShown(roomOf(1000)), { from: 921, to: Infinity });
  assertEquals(firstShown({ ...roomOf(1000), line: 800 }), { from: 781, to: Infinity });
  assertEquals(firstShown(roomOf(5)), { from: 1, to: Infinity });
  assertEquals(firstShown(roomOf(0)), { from: 0, to: Infinity });
});

test('going up to the beginning and down to the end shows each message once near, and never more than a few hundred', () => {
  const room = roomOf(3000);
  let part = firstShown(room);
  for (let steps = 0; hidesAbove(room, part); steps++) {
    const next = higher(room, part);
    assert(next.from < part.from && next.to > part.from, 'what was at the upper edge stays');
    assert(drawn(room, next).length <= 300 && steps < 100);
    part = next;
  }
  assertEquals([part.from, hidesBelow(part)], [1, true]);
  for (let steps = 0; hidesBelow(part); steps++) {
    const next = lower(room, part);
    assert(next.to > part.to && next.from < part.to, 'what was at the lower edge stays');
    assert(drawn(room, next).length <= 300 && steps < 100);
    part = next;
  }
  assertEquals(drawn(room, part).at(-1).seq, 3000);
  assertEquals(trimmed(room, part), part);
});

test('reactions are no messages: of a room with many of them enough is drawn', () => {
  const room = roomOf(9000, seq => (seq % 30 === 0 ? 'message' : 'reaction'));
  let part = firstShown(room);
  while (hidesAbove(room, part)) part = higher(room, part);
  assertEquals(drawn(room, part).filter(event => event.type === 'message').length, 300);
  part = lower(room, part);
  assert(drawn(room, part).filter(event => event.type === 'message').length <= 300);
});

test('a message that is looked for is drawn, with some before it', () => {
  const room = roomOf(3000);
  const end = firstShown(room);
  assertEquals(around(room, end, 2990), end);
  const far = around(room, end, 1000);
  assertEquals([far.from, hidesBelow(far)], [970, true]);
  assertEquals(around(room, far, 1100), far);
  assertEquals(around(room, far, 2990).to, Infinity);
  assertEquals(around(room, far, 3).from, 1);
});

test('what is loaded before all that was held is drawn', () => {
  const room = { ...roomOf(500), events: roomOf(500).events.slice(100) };
  const top = { from: 101, to: 401 };
  assertEquals(highest(roomOf(500), top), { from: 1, to: 301 });
  assertEquals(highest(room, top).from, 101);
  assertEquals(whole(room), { from: 101, to: Infinity });
});

test('a room that begins anew is drawn whatever was drawn before', () => {
  assertEquals(lower(roomOf(10), { from: 600, to: 900 }).to, Infinity);
  assertEquals(higher(roomOf(10), { from: 600, to: 900 }).from, 1);
});
