/** What becomes of messages: written anew, taken back, reacted to, answered; in whatever order it comes. */
import { reduce } from '../../main/frontend/state/reducer.js';
import { rowsOf } from '../../main/frontend/state/rows.js';
import { assert, assertEquals, test } from './harness.js';
import { acting, ada, after, bob, joined, message, messages, start } from './samples.js';

const AT = '2026-11-20T10:00:30.000Z';
const edited = (seq, target, text) => ({ type: 'edited', room: 'lobby', seq, target, from: bob, at: AT, ...(text === undefined ? {} : { text }) });
const deleted = (seq, target) => ({ type: 'deleted', room: 'lobby', seq, target, from: bob, at: AT });
const reaction = (seq, target, from, emoji, on = true) => ({ type: 'reaction', room: 'lobby', seq, target, from, at: AT, emoji, on });
const here = () => after(start(), joined(messages(1, 3)));
const held = (state, seq) => state.rooms.lobby.events.find(event => event.seq === seq);
const counts = (state, seq) => (held(state, seq).reactions ?? []).map(one => [one.emoji, one.count, one.users.map(user => user.name).join()]);

test('a message that was edited says what it says now', () => {
  const state = after(here(), edited(4, 2, 'two'));
  assertEquals([held(state, 2).text, held(state, 2).edited, state.rooms.lobby.have], ['two', AT, 4]);
  const again = after(state, edited(5, 2, 'three'));
  assertEquals(held(again, 2).text, 'three');
  assert(after(again, edited(4, 2, 'two')) === again, 'twice is once');
});

test('an edit whose text was replaced changes nothing by itself', () => {
  const state = after(start(), joined([message(1, { text: 'three', edited: AT, changed: 3 }), edited(2, 1), edited(3, 1, 'three')]));
  assertEquals([held(state, 1).text, state.rooms.lobby.have], ['three', 3]);
});

test('what a message contains already does not happen to it again', () => {
  const now = message(1, { text: 'now', edited: AT, reactions: [{ emoji: '👍', count: 25, users: [bob] }], changed: 4 });
  const state = after(start(), joined([now, edited(2, 1, 'before'), reaction(3, 1, bob, '👍'), reaction(4, 1, ada, '👍', false)]));
  assertEquals([held(state, 1).text, counts(state, 1)], ['now', [['👍', 25, 'Bob']]]);
});

test('reactions are counted, named, and gone with the last one', () => {
  let state = after(here(), reaction(4, 2, bob, '👍'), reaction(5, 2, ada, '👍'), reaction(6, 2, ada, '🎉'));
  assertEquals(counts(state, 2), [['👍', 2, 'Bob,Ada'], ['🎉', 1, 'Ada']]);
  state = after(state, reaction(7, 2, ada, '🎉', false), reaction(8, 2, bob, '👍', false));
  assertEquals(counts(state, 2), [['👍', 1, 'Ada']]);
  state = after(state, reaction(9, 2, ada, '👍', false), reaction(10, 2, ada, '👍', false));
  assertEquals(held(state, 2).reactions, undefined);
});

test('of many who reacted a few are named and all are counted', () => {
  const people = Array.from({ length: 30 }, (_, i) => ({ id: `p${i}`, name: `P${i}` }));
  const state = after(here(), ...people.map((one, i) => reaction(4 + i, 2, one, '👍')));
  assertEquals([held(state, 2).reactions[0].count, held(state, 2).reactions[0].users.length], [30, 20]);
  // Somebody who is not among the named ones takes theirs away.
  assertEquals(held(after(state, reaction(34, 2, people[29], '👍', false)), 2).reactions[0].count, 29);
});

test('a message that was taken back takes nothing any more', () => {
  const state = after(here(), reaction(4, 2, bob, '👍'), deleted(5, 2), edited(6, 2, 'after all'), reaction(7, 2, bob, '👍'));
  assertEquals([held(state, 2).text, held(state, 2).deleted, held(state, 2).reactions], ['', true, undefined]);
});

test('a page of older messages becomes what has been made of them since it was read', () => {
  const state = after(start(), joined([...messages(3, 4), edited(5, 1, 'anew'), reaction(6, 2, bob, '👍')]));
  const grown = reduce(state, { type: 'older', room: 'lobby', epoch: 'e1', events: messages(1, 2), more: false });
  assertEquals([held(grown, 1).text, counts(grown, 2)], ['anew', [['👍', 1, 'Bob']]]);
});

test('what has been made of my message stays when the server sends it itself', () => {
  const pending = { cid: 'c1', text: 'mine', at: AT, state: 'pending', replyTo: 2 };
  const sent = acting(here(), { type: 'queued', room: 'lobby', message: pending }, { type: 'stored', room: 'lobby', cid: 'c1', seq: 4, mid: 'm4', at: AT });
  assertEquals([held(sent, 4).replyTo, held(sent, 4).local], [2, true]);
  const reacted = after(sent, reaction(5, 4, bob, '👍'), message(4, { from: ada, cid: 'c1', text: 'mine', replyTo: 2 }));
  assertEquals([counts(reacted, 4), held(reacted, 4).local, held(reacted, 4).mid], [[['👍', 1, 'Bob']], undefined, 'm4']);
});

test('an answer shows what it answers, as it stands now', () => {
  const answers = after(start(), joined([...messages(5, 6), message(7, { replyTo: 5 }), message(8, { replyTo: 2 }), message(9, { replyTo: 20 })]), edited(10, 5, 'anew'));
  const quoted = rowsOf(answers.rooms.lobby, ada).filter(row => row.kind === 'message').map(row => row.quoted && row.quoted.text);
  assertEquals(quoted, [undefined, undefined, 'anew', null, null]);
});

test('a message that failed is tried again as the answer that it was', () => {
  const state = acting(here(), { type: 'queued', room: 'lobby', message: { cid: 'c1', text: 'mine', at: AT, state: 'pending', replyTo: 2 } },
    { type: 'failed', room: 'lobby', cid: 'c1', error: 'no' }, { type: 'retried', room: 'lobby', cid: 'c1' });
  assertEquals(state.rooms.lobby.pending, [{ cid: 'c1', text: 'mine', at: AT, state: 'pending', replyTo: 2 }]);
});

/** What a reader sees: of many who reacted only so many are named, and which ones the law does not say. */
const screen = state => state.rooms.lobby.events.map(({ type, seq, text, edited: when, deleted: gone, reactions, pinned, replyTo }) =>
  (type === 'message' ? [seq, text, when, gone, reactions, pinned, replyTo] : [seq, type]));

test('a snapshot at any position and the events after it are a fresh snapshot', async () => {
  const lines = (await (await fetch('/target/laws/changes.jsonl')).text()).split('\n').filter(Boolean).map(line => JSON.parse(line));
  const told = lines.filter(line => line.type !== 'history');
  const slices = lines.filter(line => line.type === 'history');
  assert(slices.length > 10 && told.length > 100);
  const head = told.length;
  const fresh = after(start(), joined(slices[slices.length - 1].events, { head }));
  for (const { events } of slices) {
    const at = events.length;
    const later = told.slice(at);
    const followed = after(start(), joined(events, { head: at }), ...later);
    assertEquals(screen(followed), screen(fresh), `from ${at}`);
    assertEquals(followed.rooms.lobby.have, head);
    // Out of order and twice is the same; so is coming back with what was missed.
    assertEquals(screen(after(start(), joined(events, { head: at }), ...[...later].reverse(), ...later)), screen(fresh), `backwards from ${at}`);
    const away = reduce(after(start(), joined(events, { head: at })), { type: 'link', link: { status: 'waiting' } });
    assertEquals(screen(after(away, joined(later, { head, recovered: true }))), screen(fresh), `resumed from ${at}`);
  }
});
