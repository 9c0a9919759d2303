/** Members, presence, typing and the notices of coming and going. */
import { byPresence, typists } from '../../main/frontend/state/people.js';
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
