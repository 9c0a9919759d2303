/** How far I have read, on all my devices, and how far others have. */
import { ReadSignal } from '../../main/frontend/session/read-signal.js';
import { reduce } from '../../main/frontend/state/reducer.js';
import { rowsOf } from '../../main/frontend/state/rows.js';
import { unreadIn } from '../../main/frontend/state/unread.js';
import { assert, assertEquals, FakeClock, test } from './harness.js';
import { acting, ada, after, bob, joined, message, messages, start } from './samples.js';

const receipt = (user, seq) => ({ type: 'receipt', room: 'lobby', user, seq });
const room = state => state.rooms.lobby;
const elsewhere = state => acting(state, { type: 'went', room: 'elsewhere', view: 'room' });

test('on a device that is new to a room what I have not read elsewhere is new', () => {
  assertEquals(unreadIn(room(elsewhere(after(start(), joined(messages(1, 5), { readSeq: 2 })))), ada.id), 3);
  assertEquals(unreadIn(room(elsewhere(after(start(), joined(messages(1, 5))))), ada.id), 0);
});

test('what I read on another device is read here', () => {
  const state = elsewhere(after(start(), joined(messages(1, 5), { readSeq: 2 })));
  assertEquals(unreadIn(room(after(state, receipt(ada, 4))), ada.id), 1);
  assertEquals(room(after(state, receipt(ada, 4))).mark, { epoch: 'e1', seq: 4 });
  const further = after(state, receipt(ada, 4));
  assert(room(after(further, receipt(ada, 3))).readSeq === 4, 'forward only');
});

test('what was read elsewhere while I was away is read when I come back', () => {
  const state = elsewhere(after(start(), joined(messages(1, 5), { readSeq: 2 })));
  const away = reduce(state, { type: 'link', link: { status: 'waiting' } });
  assertEquals(unreadIn(room(after(away, joined([], { head: 5, recovered: true, readSeq: 5 }))), ada.id), 0);
});

test('who has read my last message is said at its end', () => {
  const state = after(start(), joined([...messages(1, 2), message(3, { from: ada })]), receipt(bob, 2));
  const readers = one => rowsOf(room(one), ada).at(-1).readers;
  assertEquals(readers(state), []);
  assertEquals(readers(after(state, receipt(bob, 3))), ['Bob']);
  assertEquals(readers(after(state, receipt(bob, 3), message(4, { from: ada }))), []);
  assertEquals(readers(after(state, receipt({ id: 'u-nobody', name: 'Nobody' }, 3))), []);
});

test('the server is told once what I have read, a moment later, and again after a new connection', async () => {
  const clock = new FakeClock();
  let state = after(start(), joined(messages(1, 3), { readSeq: 1 }));
  /** @type {number[]} */
  const told = [];
  const signal = new ReadSignal(id => { if (signal.take(state.rooms[id])) told.push(state.rooms[id].readSeq); }, clock);
  signal.heard('lobby', 'e1', 1);
  signal.look(room(state));
  await clock.pass(1000);
  assertEquals(told, []);
  state = acting(state, { type: 'reading', room: 'lobby' });
  signal.look(room(state));
  state = after(state, message(4));
  signal.look(room(state));
  await clock.pass(1000);
  signal.look(room(state));
  await clock.pass(1000);
  assertEquals(told, [4]);
  signal.forget();
  signal.look(room(state));
  await clock.pass(1000);
  assertEquals(told, [4, 4]);
});
