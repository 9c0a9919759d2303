/** The rows of the list: groups, days, the unread line, notices, pending at the end. */
import { rowsOf } from '../../main/frontend/state/rows.js';
import { assertEquals, test } from './harness.js';
import { acting, ada, after, bob, joined, message, start } from './samples.js';

/** @param {number} minutes @param {number} [day] local time, as a reader sees it */
const at = (minutes, day = 20) => new Date(2026, 10, day, 9, minutes).toISOString();
const rows = (events, more = {}) => rowsOf({ ...after(start(), joined(events)).rooms.lobby, ...more }, ada);
const shape = list => list.map(row => (row.kind === 'message' ? `${row.message.seq ?? row.message.cid}${row.first ? ' first' : ''}${row.last ? ' last' : ''}` : row.kind));

test('one author within five minutes is one group', () => {
  assertEquals(shape(rows([message(1, { at: at(0) }), message(2, { at: at(4) }), message(3, { at: at(10) })])),
    ['day', '1 first', '2 last', '3 first last']);
});

test('another author begins a group', () => {
  assertEquals(shape(rows([message(1, { at: at(0) }), message(2, { at: at(0), from: ada }), message(3, { at: at(0) })])),
    ['day', '1 first last', '2 first last', '3 first last']);
});

test('a new day is separated, also within a group', () => {
  const late = new Date(2026, 10, 20, 23, 59).toISOString();
  const early = new Date(2026, 10, 21, 0, 1).toISOString();
  assertEquals(shape(rows([message(1, { at: late }), message(2, { at: early })])), ['day', '1 first last', 'day', '2 first last']);
});

test('the line stands once, before the first new message of somebody else', () => {
  assertEquals(shape(rows([message(1, { at: at(0) }), message(2, { at: at(0), from: ada }), message(3, { at: at(1) }), message(4, { at: at(1) })], { line: 1 })),
    ['day', '1 first last', '2 first last', 'unread', '3 first', '4 last']);
});

test('notices stand where they happened and break a group', () => {
  const notices = [{ key: 'n', after: 1, change: 'joined', user: bob, at: at(0) }];
  assertEquals(shape(rows([message(1, { at: at(0) }), message(2, { at: at(0) })], { notices })), ['day', '1 first last', 'notice', '2 first last']);
});

test('unsent messages stand at the end, in my name', () => {
  const state = acting(after(start(), joined([message(1, { at: at(0) })])), { type: 'queued', room: 'lobby', message: { cid: 'c1', text: 'x', at: at(1), state: 'pending' } });
  const list = rowsOf(state.rooms.lobby, ada);
  assertEquals(shape(list), ['day', '1 first last', 'c1 first last']);
  assertEquals([list[2].own, list[2].state], [true, 'pending']);
});

test('a message keeps its key from pending to sent', () => {
  const before = acting(after(start(), joined([])), { type: 'queued', room: 'lobby', message: { cid: 'c1', text: 'x', at: at(1), state: 'pending' } });
  const later = acting(before, { type: 'stored', room: 'lobby', cid: 'c1', seq: 1, mid: 'm1', at: at(1) });
  assertEquals(rowsOf(before.rooms.lobby, ada)[1].key, rowsOf(later.rooms.lobby, ada)[1].key);
});

test('events that are no messages are not shown', () => {
  assertEquals(shape(rows([message(1, { at: at(0) }), { type: 'poll', room: 'lobby', seq: 2 }])), ['day', '1 first last']);
});
