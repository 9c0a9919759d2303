/** Who is called: found in a text, completed while one writes, counted in a room. */
import { calls, mentionsIn } from '../../main/frontend/state/mention.js';
import { begunName, callings, completeName } from '../../main/frontend/text/mentions.js';
import { pieces } from '../../main/frontend/text/links.js';
import { offersFor } from '../../main/frontend/text/offers.js';
import { assertEquals, test } from './harness.js';
import { acting, ada, after, bob, joined, message, messages, start } from './samples.js';

const people = [{ id: 'u-a', name: 'Ada' }, { id: 'u-l', name: 'Ada Lovelace' }, { id: 'u-z', name: 'Жанна' }];
const all = { users: people, room: true };
const marked = (text, mentions = all) => callings(text, mentions).map(({ text: part, user }) => (user ? `[${user}:${part}]` : part)).join('');

test('called names are found as the server finds them', () => {
  assertEquals(['hi @Ada, come', '@ada lovelace!', '@Adam', 'bob@Ada.org', '@@Ada', '@Жанна, да', '@Room @rooms', '@Ada @Ada', 'nobody'].map(text => marked(text)),
    ['hi [u-a:@Ada], come', '[u-l:@ada lovelace]!', '@Adam', 'bob@Ada.org', '@[u-a:@Ada]', '[u-z:@Жанна], да', '[*:@Room] @rooms', '[u-a:@Ada] [u-a:@Ada]', 'nobody']);
});

test('a name that the message does not call is text', () => {
  assertEquals([marked('@Ada and @room', { users: [people[2]] }), marked('@Ada', null)], ['@Ada and @room', '@Ada']);
});

test('an address calls nobody', () => {
  assertEquals(pieces('see https://x.org/@Ada @Ada', all), [{ text: 'see ' }, { text: 'https://x.org/@Ada', href: 'https://x.org/@Ada' }, { text: ' ' }, { text: '@Ada', user: 'u-a' }]);
});

test('a begun name is completed, also behind a space', () => {
  const begun = text => begunName(text, text.length)?.word ?? null;
  assertEquals(['hi @A', '@', 'x@y', '@ a', 'hi @Ada Lo', 'no'].map(begun), ['a', '', null, null, 'ada lo', null]);
  assertEquals(completeName('lo', people).map(one => one.name), ['Ada Lovelace']);
  assertEquals(completeName('', people).map(one => one.name), ['Ada', 'Ada Lovelace', 'Жанна', 'room']);
  assertEquals(offersFor('so @ad', 6, people).map(one => [one.text, one.start]), [['@Ada', 3], ['@Ada Lovelace', 3]]);
  assertEquals(offersFor('@Ada ', 5, people), []);
});

test('what calls me is counted until I have read it', () => {
  const away = acting(start(), { type: 'went', room: 'other', view: 'room' });
  const mine = { users: [{ id: ada.id, name: 'Ada' }] };
  const state = after(away, joined(messages(1, 2)), message(3, { mentions: mine }), message(4, { mentions: { room: true } }), message(5, { mentions: { users: [bob] } }),
    message(6, { from: ada, mentions: { room: true } }));
  assertEquals([mentionsIn(state.rooms.lobby, ada.id), mentionsIn(state.rooms.lobby, bob.id)], [2, 1]);
  assertEquals(calls(state.rooms.lobby.events.at(-1), ada.id), false);
  const later = after(state, { type: 'edited', room: 'lobby', seq: 7, target: 3, from: bob, at: '2026-11-22T10:00:00.000Z', text: 'nobody' },
    { type: 'deleted', room: 'lobby', seq: 8, target: 4, from: bob, at: '2026-11-22T10:00:00.000Z' });
  assertEquals(mentionsIn(later.rooms.lobby, ada.id), 0);
  assertEquals(mentionsIn(acting(state, { type: 'reading', room: 'lobby' }).rooms.lobby, ada.id), 0);
});

test('what is not loaded is counted by the server', () => {
  const room = { ...after(start(), joined(messages(60, 70), { head: 70 })).rooms.lobby, readSeq: 3 };
  assertEquals(mentionsIn(room, ada.id, 7), 7);
});
