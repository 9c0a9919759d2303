/** Members, presence, typing and the notices of coming and going. */
import { byPresence, hues, known, typists } from '../../main/frontend/state/people.js';
import { assert, assertEquals, test } from './harness.js';
import { acting, ada, after, bob, joined, message, messages, start } from './samples.js';

const eve = { id: 'u-eve', name: 'Eve', guest: true };
const comes = { type: 'member', room: 'lobby', change: 'joined', user: eve };
const goes = { type: 'member', room: 'lobby', change: 'left', user: eve };
const here = () => after(start(), joined(messages(1, 3)));
const room = state => state.rooms.lobby;

test('who comes is a member and is mentioned at his place', () => {
  const state = after(here(), comes, message(4));
  assertEquals(room(state).members.map(one => one.name), ['Ada', 'Bob', 'Eve']);
  assertEquals(room(state).notices.map(one => [one.change, one.after]), [['joined', 3]]);
});

test('coming twice is mentioned once', () => {
  assertEquals(room(after(here(), comes, comes)).notices.length, 1);
});

test('who leaves and is back at once is not mentioned', () => {
  assertEquals(room(after(here(), comes, message(4), goes, comes)).notices.length, 1);
});

test('my own coming is not mentioned to me', () => {
  assertEquals(room(after(here(), { ...comes, user: ada })).notices, []);
});

test('a lost connection shows as offline, and back', () => {
  const gone = after(here(), { type: 'presence', room: 'lobby', user: bob, status: 'offline' });
  assertEquals(room(gone).members.find(one => one.id === bob.id).status, 'offline');
  const back = after(gone, { type: 'presence', room: 'lobby', user: bob, status: 'online' });
  assertEquals(room(back).members, room(here()).members);
});

test('presence of a stranger who is offline makes no member', () => {
  const state = here();
  assert(after(state, { type: 'presence', room: 'lobby', user: eve, status: 'offline' }) === state);
});

test('typing is the whole list, without me, and ends with the message', () => {
  const typing = after(here(), { type: 'typing', room: 'lobby', users: [ada, bob] });
  assertEquals(typists(room(typing), ada.id), [bob]);
  assertEquals(typists(room(after(typing, message(4))), ada.id), []);
  assertEquals(room(after(typing, { type: 'typing', room: 'lobby', users: [] })).typing, []);
});

test('without a connection nobody is known to type', () => {
  const typing = after(here(), { type: 'typing', room: 'lobby', users: [bob] });
  assertEquals(room(acting(typing, { type: 'link', link: { status: 'waiting' } })).typing, []);
});

test('the list is grouped by presence and sorted by name', () => {
  const groups = byPresence([{ ...eve, status: 'offline' }, { ...bob, status: 'online' }, { ...ada, status: 'busy' }]);
  assertEquals(groups.map(group => [group.status, group.members.map(one => one.name)]), [['online', ['Ada', 'Bob']], ['offline', ['Eve']]]);
});

const says = more => ({ type: 'presence', room: 'lobby', user: bob, status: 'online', ...more });
const bobIn = state => room(state).members.find(one => one.id === bob.id);

test('what somebody has chosen is as the last word says, also in what it does not have', () => {
  const state = after(here(), says({ text: 'at lunch', hue: 3 }));
  assertEquals([bobIn(state).text, bobIn(state).hue], ['at lunch', 3]);
  assertEquals([bobIn(after(state, says({ hue: 3 }))).text, bobIn(after(state, says({ text: 'back' }))).hue], [undefined, undefined]);
  assert(after(state, says({ text: 'at lunch', hue: 3 })) === state);
  assertEquals(bobIn(after(state, { ...says({}), user: { ...bob, name: 'Robert' } })).name, 'Robert');
});

test('a role and how far somebody has read stay when they say something of themselves', () => {
  const state = after(start(), { ...joined(messages(1, 3)), members: [{ ...bob, status: 'online', role: 'owner', read: 2 }] }, says({ text: 'hi' }));
  assertEquals(bobIn(state), { ...bob, status: 'online', role: 'owner', read: 2, text: 'hi' });
});

test('who is known in any room is known, and their colours are by their ids', () => {
  const state = after(here(), says({ text: 'hi', hue: 0 }));
  assertEquals(known(state.rooms, bob.id).hue, 0);
  assertEquals(known(state.rooms, 'u-nobody'), undefined);
  assertEquals([...hues(room(state).members)], [[bob.id, 0]]);
});

test('who looks later sees what was told', () => {
  const words = [comes, says({ status: 'away' }), says({ text: 'a', status: 'busy' }), goes, comes, says({ user: eve, hue: 1 }), says({ status: 'offline', text: 'gone' }),
    says({ user: eve, status: 'away' }), says({ hue: 7 })];
  /** @type {Map<string, any>} */
  const people = new Map(room(here()).members.map(one => [one.id, one]));
  let told = here();
  for (const word of words) {
    told = after(told, word);
    if (word.type === 'presence') {
      const { user, status, text, hue } = word;
      people.set(user.id, { ...user, status, ...(text && { text }), ...(hue !== undefined && { hue }) });
    } else if (word.change === 'left') people.delete(word.user.id);
    else people.set(word.user.id, { ...word.user, status: 'online' });
    assertEquals(room(told).members, [...people.values()]);
  }
});
