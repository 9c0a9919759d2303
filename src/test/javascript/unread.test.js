/** What is new: counts, the line, reading. */
import { unreadIn, unreadTotal } from '../../main/frontend/state/unread.js';
import { assertEquals, test } from './harness.js';
import { acting, ada, after, joined, message, messages, start } from './samples.js';

const unread = state => unreadIn(state.rooms.lobby, ada.id);
const line = state => state.rooms.lobby.line;
const elsewhere = state => acting(state, { type: 'went', room: 'other', view: 'room' });

test('in a room entered for the first time nothing is new', () => {
  assertEquals(unread(after(start(), joined(messages(1, 5)))), 0);
});

test('messages of others count until the room is read; mine do not', () => {
  const state = after(elsewhere(start()), joined(messages(1, 2)), message(3), message(4, { from: ada }), message(5));
  assertEquals([unread(state), unreadTotal(state)], [2, 2]);
  assertEquals(unread(acting(state, { type: 'reading', room: 'lobby' })), 0);
});

test('while the end is on the screen nothing becomes new', () => {
  const state = after(acting(after(start(), joined(messages(1, 2))), { type: 'reading', room: 'lobby' }), message(3));
  assertEquals([unread(state), line(state)], [0, null]);
});

test('the line stands where reading stopped and stays while one is there', () => {
  const away = acting(after(start(), joined(messages(1, 2))), { type: 'reading', room: 'lobby' }, { type: 'reading', room: null });
  const news = after(away, message(3), message(4));
  assertEquals([unread(news), line(news)], [2, 2]);
  const read = acting(news, { type: 'reading', room: 'lobby' });
  assertEquals([unread(read), line(read)], [0, 2]);
  assertEquals(line(elsewhere(read)), null);
});

test('opening a room with news draws the line', () => {
  const state = after(elsewhere(start()), joined(messages(1, 2)), message(3));
  assertEquals(line(acting(state, { type: 'went', room: 'lobby', view: 'room' })), 2);
});

test('how far I had read is known again after a reload', () => {
  const state = after(acting(elsewhere(start()), { type: 'closed', room: 'lobby' }, { type: 'opened', room: 'lobby', mark: { epoch: 'e1', seq: 3 } }), joined(messages(1, 5)));
  assertEquals(unread(state), 2);
});

test('what lies before the loaded slice is counted too', () => {
  const state = after(acting(elsewhere(start()), { type: 'closed', room: 'lobby' }, { type: 'opened', room: 'lobby', mark: { epoch: 'e1', seq: 10 } }), joined(messages(51, 60)));
  assertEquals(unread(state), 50);
});

test('in a new life of the room all of it is new', () => {
  const state = after(acting(elsewhere(start()), { type: 'closed', room: 'lobby' }, { type: 'opened', room: 'lobby', mark: { epoch: 'e0', seq: 900 } }), joined(messages(1, 2)));
  assertEquals(unread(state), 2);
});
