/** A message of mine: pending, sent, failed, tried again; always one message, always the same cid. */
import { assertEquals, test } from './harness.js';
import { acting, ada, after, joined, message, messages, seen, start } from './samples.js';

const mine = { cid: 'c1', text: 'mine', at: '2026-11-20T10:00:04.000Z', state: 'pending' };
const queued = () => acting(after(start(), joined(messages(1, 3))), { type: 'queued', room: 'lobby', message: mine });
const stored = { type: 'stored', room: 'lobby', cid: 'c1', seq: 4, mid: 'm4', at: mine.at };
const broadcast = message(4, { from: { id: ada.id, name: ada.name }, at: mine.at, text: 'mine', cid: 'c1' });

test('message before ok and ok before message end in the same room', () => {
  const one = acting(after(queued(), broadcast), stored);
  const other = after(acting(queued(), stored), broadcast);
  assertEquals(seen(one), seen(other));
  assertEquals(one.rooms.lobby, other.rooms.lobby);
  assertEquals([seen(one).seqs, seen(one).pending], [[1, 2, 3, 4], []]);
});

test('the ok alone is enough: the message takes its place', () => {
  assertEquals(seen(acting(queued(), stored)).texts, ['text 1', 'text 2', 'text 3', 'mine']);
});

test('an ok beyond a gap keeps the message visible until its place is reached', () => {
  const state = acting(queued(), { ...stored, seq: 6 });
  assertEquals(seen(state).pending.map(one => one.state), ['sent']);
  const filled = acting(state, { type: 'newer', room: 'lobby', epoch: 'e1', events: messages(4, 5) });
  assertEquals([seen(filled).seqs, seen(filled).pending], [[1, 2, 3, 4, 5, 6], []]);
});

test('the same message may be queued twice and is there once', () => {
  assertEquals(seen(acting(queued(), { type: 'queued', room: 'lobby', message: mine })).pending.length, 1);
});

test('a failed message keeps its text and its cid when tried again', () => {
  const failed = acting(queued(), { type: 'failed', room: 'lobby', cid: 'c1', error: 'too long' });
  assertEquals(seen(failed).pending, [{ ...mine, state: 'failed', error: 'too long' }]);
  assertEquals(seen(acting(failed, { type: 'retried', room: 'lobby', cid: 'c1' })).pending, [mine]);
});

test('a retry goes behind what was written after it', () => {
  const two = acting(queued(), { type: 'failed', room: 'lobby', cid: 'c1', error: 'x' }, { type: 'queued', room: 'lobby', message: { ...mine, cid: 'c2' } });
  assertEquals(seen(acting(two, { type: 'retried', room: 'lobby', cid: 'c1' })).pending.map(one => one.cid), ['c2', 'c1']);
});

test('a discarded message is gone', () => {
  assertEquals(seen(acting(queued(), { type: 'discarded', room: 'lobby', cid: 'c1' })).pending, []);
});

test('a message found in a resumed slice is no longer pending', () => {
  const back = after(acting(queued(), { type: 'link', link: { status: 'waiting' } }), joined([broadcast], { recovered: true }));
  assertEquals([seen(back).seqs, seen(back).pending], [[1, 2, 3, 4], []]);
});

test('somebody else with my cid does not end my waiting', () => {
  assertEquals(seen(after(queued(), message(4, { cid: 'c1' }))).pending.length, 1);
});

test('what the server says about my message counts more than my own copy', () => {
  const state = after(acting(queued(), stored), { ...broadcast, text: 'mine, tidied' });
  assertEquals(seen(state).texts.at(-1), 'mine, tidied');
});
