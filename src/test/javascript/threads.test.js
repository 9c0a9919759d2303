/** Threads: not among the room's messages, counted at their beginning, followed and read. */
import { rowsOf } from '../../main/frontend/state/rows.js';
import { threadNews, threadRoom, threadsUnread } from '../../main/frontend/state/threads.js';
import { unreadIn } from '../../main/frontend/state/unread.js';
import { assertEquals, test } from './harness.js';
import { acting, ada, after, bob, joined, message, messages, start } from './samples.js';

const answer = (seq, more = {}) => message(seq, { replyTo: 1, thread: true, ...more });
const room = state => state.rooms.lobby;
const news = state => Object.fromEntries(threadNews(room(state), ada.id));
const mine = { from: ada };
const away = () => acting(start(), { type: 'went', room: 'other', view: 'room' });
const shown = held => rowsOf(held, ada).filter(row => row.kind === 'message').map(row => row.message.seq);

test('answers in a thread are counted at its beginning, and stand not in the room', () => {
  const state = after(away(), joined(messages(1, 2)), answer(3), answer(4));
  assertEquals(room(state).events[0].replies, { count: 2, last: answer(4).at });
  assertEquals([shown(room(state)), unreadIn(room(state), ada.id)], [[1, 2], 0]);
});

test('I follow what I began, what I answered and where I am called; others I do not', () => {
  const began = after(away(), joined([message(1, mine), message(2)]), answer(3), answer(4, { replyTo: 2 }));
  assertEquals(news(began), { 1: 1 });
  const answered = after(away(), joined(messages(1, 2)), answer(3), answer(4, mine), answer(5));
  assertEquals(news(answered), { 1: 1 });
  const called = after(away(), joined(messages(1, 2)), answer(3), answer(4, { mentions: { users: [ada] } }));
  assertEquals(news(called), { 1: 1 });
  assertEquals(threadsUnread(called), 1);
});

test('what I have read is new no more, on any of my devices, and nothing comes back', () => {
  const state = after(away(), joined([message(1, mine)]), answer(2), answer(3));
  assertEquals(news(acting(state, { type: 'threadRead', room: 'lobby', thread: 1, seq: 3 })), {});
  const receipt = seq => ({ type: 'receipt', room: 'lobby', user: ada, seq, thread: 1 });
  assertEquals(news(after(state, receipt(3), receipt(2))), {});
  assertEquals(news(after(state, receipt(3), answer(4))), { 1: 1 });
  assertEquals(room(after(state, receipt(3))).readSeq, room(state).readSeq, 'the room is another matter');
});

test('what the server has counted stands for what is not loaded', () => {
  const told = { type: 'followed', threads: [{ root: { ...message(1), changed: 40 }, read: 10, unread: 7 }, { root: { ...message(9), room: 'else' }, read: 9, unread: 2 }] };
  const state = after(acting(away(), told), joined(messages(41, 50), { head: 50 }), answer(51));
  assertEquals([news(state), threadsUnread(state)], [{ 1: 8 }, 10]);
  assertEquals(news(acting(state, { type: 'threadRead', room: 'lobby', thread: 1, seq: 51 })), {});
  assertEquals(news(acting(state, { type: 'threadRead', room: 'lobby', thread: 1, seq: 51 }, told)), {}, 'an older answer does not bring it back');
});

test('an open thread shows its beginning and its answers, with what becomes of them', () => {
  const open = acting(after(away(), joined(messages(1, 2)), answer(3)), { type: 'threadOpened', room: 'lobby', root: 1 },
    { type: 'queued', room: 'lobby', message: { cid: 'c1', text: 'mine', at: '2026-11-22T10:00:00.000Z', state: 'pending', replyTo: 1, thread: true } });
  const page = { root: message(1, { replies: { count: 1, last: answer(3).at }, changed: 3 }), events: [answer(3)], more: false };
  const state = after(acting(open, { type: 'threadLoaded', room: 'lobby', page }), answer(4), { type: 'edited', room: 'lobby', seq: 5, target: 3, from: bob, at: answer(5).at, text: 'anew' });
  const thread = threadRoom(room(state));
  assertEquals(thread.events.map(event => event.text), ['text 1', 'anew', 'text 4'].map((text, i) => (i === 1 ? text : message([1, 3, 4][i]).text)));
  assertEquals([thread.events[0].replies.count, thread.pending.length, shown(room(state))], [2, 1, [1, 2]]);
  assertEquals(rowsOf(room(state), ada).filter(row => row.kind === 'message' && row.state === 'pending').length, 0);
  assertEquals(room(acting(state, { type: 'threadClosed', room: 'lobby' })).thread, null);
});
