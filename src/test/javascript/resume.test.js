/** The laws of the room: events are idempotent, their order does not count, resume is as if one had never left. */
import { hasGap, hasOlder } from '../../main/frontend/state/room.js';
import { reduce } from '../../main/frontend/state/reducer.js';
import { assert, assertEquals, orders, test } from './harness.js';
import { acting, after, joined, message, messages, seen, start } from './samples.js';

const whole = () => seen(after(start(), joined(messages(1, 6))));

test('a snapshot and later events give the same room in every order', () => {
  const frames = [joined(messages(1, 3)), message(4), message(5), message(6)];
  for (const order of orders(frames)) assertEquals(seen(after(start(), ...order)), whole());
});

test('every frame may come twice', () => {
  const frames = [joined(messages(1, 3)), message(4), message(5), message(6)];
  assertEquals(seen(after(start(), ...frames.flatMap(frame => [frame, frame]))), whole());
  assertEquals(seen(after(start(), ...frames, ...frames)), whole());
});

test('an event that is contained changes nothing at all', () => {
  const state = after(start(), joined(messages(1, 3)));
  assert(after(state, message(2)) === state);
});

test('resume with the missed events is the same as never having left', () => {
  const stayed = after(start(), joined(messages(1, 3)), message(4), message(5), message(6));
  const left = acting(after(start(), joined(messages(1, 3))), { type: 'link', link: { status: 'waiting' } }, { type: 'link', link: { status: 'open' } });
  const back = after(left, joined(messages(4, 6), { recovered: true }));
  assertEquals(seen(back), seen(stayed));
  assertEquals(back.rooms.lobby, stayed.rooms.lobby);
});

test('resume without missed events keeps what is there', () => {
  const state = after(start(), joined(messages(1, 3)), joined([], { recovered: true, head: 3 }));
  assertEquals(seen(state).seqs, [1, 2, 3]);
});

test('too much missed: the newest events replace what was held', () => {
  const state = after(start(), joined(messages(1, 3)), joined(messages(600, 602)));
  assertEquals(seen(state).seqs, [600, 601, 602]);
  assert(hasOlder(state.rooms.lobby));
});

test('another epoch replaces everything, even positions that look alike', () => {
  const state = after(start(), joined(messages(1, 6)), joined([message(1, { text: 'new life' })], { epoch: 'e2' }));
  assertEquals(seen(state).texts, ['new life']);
  assertEquals(seen(state).head, 1);
});

test('resync drops the events and keeps what is unsent', () => {
  const pending = { cid: 'c1', text: 'mine', at: 'now', state: 'pending' };
  const state = acting(after(start(), joined(messages(1, 3))), { type: 'queued', room: 'lobby', message: pending });
  const dropped = after(state, { type: 'resync', room: 'lobby', epoch: 'e2', head: 1 });
  assertEquals([seen(dropped).seqs, seen(dropped).pending], [[], [pending]]);
  assertEquals(seen(after(dropped, joined([message(1)], { epoch: 'e2' }))).seqs, [1]);
});

test('a gap waits, and closes when the missing events come', () => {
  const gap = after(start(), joined(messages(1, 3)), message(5));
  assertEquals(seen(gap).seqs, [1, 2, 3]);
  assert(hasGap(gap.rooms.lobby));
  const closed = reduce(gap, { type: 'newer', room: 'lobby', epoch: 'e1', events: messages(4, 5) });
  assertEquals(seen(closed).seqs, [1, 2, 3, 4, 5]);
  assert(!hasGap(closed.rooms.lobby));
});

test('the head in a ping tells of a silent loss', () => {
  const state = after(start(), joined(messages(1, 3)), { type: 'ping', heads: { lobby: 4 } });
  assert(hasGap(state.rooms.lobby));
});

test('history goes in front, once, and knows the beginning', () => {
  const state = after(start(), joined(messages(51, 53)));
  const page = { type: 'older', room: 'lobby', epoch: 'e1', events: messages(1, 50), more: false };
  const grown = acting(state, page, page);
  assertEquals([seen(grown).seqs.length, seen(grown).seqs[0]], [53, 1]);
  assert(!hasOlder(grown.rooms.lobby));
});

test('history of another epoch or with a hole is not mixed in', () => {
  const state = after(start(), joined(messages(51, 53)));
  assertEquals(seen(acting(state, { type: 'older', room: 'lobby', epoch: 'e0', events: messages(1, 50), more: false })).seqs, [51, 52, 53]);
  assertEquals(seen(acting(state, { type: 'older', room: 'lobby', epoch: 'e1', events: messages(1, 20), more: false })).seqs, [51, 52, 53]);
});

test('an unknown durable event holds its place without being shown', () => {
  const state = after(start(), joined([message(1), { type: 'poll', room: 'lobby', seq: 2 }, message(3)]));
  assertEquals(seen(after(state, message(4))).seqs, [1, 2, 3, 4]);
});

test('frames for rooms we are not in change nothing', () => {
  const state = start();
  assert(after(state, message(1, { room: 'elsewhere' }), message(1, { room: '__proto__' }), { type: 'typing', room: 'constructor', users: [] }) === state);
});
