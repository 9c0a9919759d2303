/** What happens to a room and its people: each event once, in whatever order it comes, and a slice of it with an answer is as good as all. */
import { reduce } from '../../main/frontend/state/reducer.js';
import { rowsOf } from '../../main/frontend/state/rows.js';
import { unreadIn } from '../../main/frontend/state/unread.js';
import { assert, assertEquals, test } from './harness.js';
import { acting, ada, after, bob, joined, message, messages, start } from './samples.js';

const cara = { id: 'u-cara', name: 'Cara', guest: false };
const by = { id: cara.id, name: cara.name };
const AT = '2026-11-20T10:00:30.000Z';
const membership = (seq, change, user, more = {}) => ({ type: 'member', room: 'lobby', seq, change, user, by, at: AT, ...more });
const changed = (seq, what, info, more = {}) => ({ type: 'room', room: 'lobby', seq, changed: what,
  info: { id: 'lobby', name: 'lobby', kind: 'public', life: 'lasting', ...info }, by, at: AT, ...more });
const taken = (seq, target) => ({ type: 'deleted', room: 'lobby', seq, target, from: by, at: AT });
const here = () => after(start(), joined(messages(1, 3)));
const room = state => state.rooms.lobby;

test('a message that is taken back is empty and keeps its place', () => {
  const state = after(here(), taken(4, 2));
  assertEquals(room(state).events.map(event => [event.seq, event.text, event.deleted]), [[1, 'text 1', undefined], [2, '', true], [3, 'text 3', undefined], [4, undefined, undefined]]);
  assertEquals(room(state).have, 4);
  assertEquals(rowsOf(room(state), ada).filter(row => row.kind === 'message').length, 3);
});

test('whatever happens holds a place in the numbering, and twice is once', () => {
  for (const event of [taken(4, 2), membership(4, 'joined', cara, { role: 'member' }), membership(4, 'muted', bob), changed(4, ['name'], { name: 'Tea' })]) {
    const once = after(here(), event);
    assert(after(once, event) === once, event.type);
    assertEquals(room(once).have, 4);
    assertEquals(room(after(here(), message(5), event)).events.map(one => one.seq), [1, 2, 3, 4, 5]);
  }
});

test('that I am muted is known from the answer to a join and from what comes after it', () => {
  const until = '2026-11-20T11:00:00.000Z';
  assertEquals(room(after(start(), joined(messages(1, 3), { muted: { until } }))).muted, { until });
  assertEquals(room(after(start(), joined(messages(1, 3), { muted: {} }))).muted, { until: null });
  const state = after(here(), membership(4, 'muted', ada, { until }), membership(5, 'muted', bob));
  assertEquals(room(state).muted, { until });
  assertEquals(room(after(state, membership(6, 'unmuted', ada))).muted, null);
  // What the answer contains already happens no second time.
  assertEquals(room(after(start(), joined([...messages(1, 3), membership(4, 'muted', ada)], {}))).muted, null);
});

test('a room that is deleted under us is shut at once', () => {
  const state = after(here(), { type: 'gone', room: 'lobby' });
  assertEquals([room(state).shut, room(state).joined], [{ why: 'gone' }, false]);
});

test('a message that is taken back while it is unread is no news', () => {
  const state = after(acting(here(), { type: 'went', room: 'elsewhere', view: 'room' }), message(4), message(5), taken(6, 5));
  assertEquals(unreadIn(room(state), ada.id), 1);
});

test('a page that was read before a message was taken back does not bring it back', () => {
  const state = after(start(), joined(messages(3, 4)), taken(5, 2));
  const grown = reduce(state, { type: 'older', room: 'lobby', epoch: 'e1', events: messages(1, 2), more: false });
  assertEquals(room(grown).events.filter(event => event.type === 'message').map(event => event.text), ['text 1', '', 'text 3', 'text 4']);
});

test('my own copy of a message stays empty when the message itself comes later', () => {
  const mine = { cid: 'c1', text: 'mine', at: AT, state: 'pending' };
  const state = acting(here(), { type: 'queued', room: 'lobby', message: mine }, { type: 'stored', room: 'lobby', cid: 'c1', seq: 4, mid: 'm4', at: AT });
  const late = after(state, taken(5, 4), message(4, { from: ada, cid: 'c1', text: 'mine' }));
  assertEquals(room(late).events.find(event => event.seq === 4).text, '');
});

test('roles, joining and leaving show in the list of people', () => {
  const roles = state => room(state).members.map(one => `${one.name} ${one.role ?? '-'} ${one.status}`);
  let state = after(here(), membership(4, 'joined', cara, { role: 'member' }));
  assertEquals(roles(state), ['Ada - online', 'Bob - online', 'Cara member offline']);
  state = after(state, { type: 'member', room: 'lobby', change: 'joined', user: cara }, membership(5, 'role', cara, { role: 'moderator' }));
  assertEquals(roles(state).at(-1), 'Cara moderator online');
  state = after(state, membership(6, 'left', cara));
  assertEquals(roles(state).at(-1), 'Cara - online');
  state = after(state, membership(7, 'banned', bob));
  assertEquals(roles(state), ['Ada - online', 'Cara - online']);
});

test('my own role follows, and so does the room', () => {
  const state = after(here(), membership(4, 'joined', ada, { role: 'member' }), membership(5, 'role', ada, { role: 'moderator' }),
    changed(6, ['name', 'topic', 'slow', 'archived'], { name: 'Tea', topic: 'Leaves', slow: 30, archived: true }));
  const { role, name, topic, slow, archived } = room(state);
  assertEquals({ role, name, topic, slow, archived }, { role: 'moderator', name: 'Tea', topic: 'Leaves', slow: 30, archived: true });
  assertEquals(room(after(state, membership(7, 'left', ada))).role, null);
  assertEquals(room(after(state, changed(7, ['topic'], { name: 'Tea' }))).topic, '');
});

test('who is sent out is out, with who did it, and stays out when he hears of it again', () => {
  const out = after(here(), membership(4, 'kicked', ada));
  assertEquals([room(out).shut, room(out).joined], [{ why: 'kicked', by }, false]);
  const back = after(acting(out, { type: 'comingBack', room: 'lobby' }), joined([], { recovered: true, head: 4 }));
  assertEquals([room(back).shut, room(back).joined], [null, true]);
  assert(room(after(back, membership(4, 'kicked', ada))).joined, 'an old event sends nobody out');
});

test('a room that becomes private shuts out who is no member of it', () => {
  const made = changed(4, ['kind'], { kind: 'private' });
  assertEquals(room(after(here(), made)).shut?.why, 'closed');
  assertEquals(room(after(here(), membership(4, 'joined', ada, { role: 'member' }), { ...made, seq: 5 })).shut, null);
});

test('what others do does not send me out', () => {
  assertEquals(room(after(here(), membership(4, 'kicked', bob))).shut, null);
});

/** A small server: how the room is after some of its events, and its newest messages as they are then. */
function answer(events, keep) {
  const people = new Map([ada, bob, cara].map(one => [one.id, { ...one, status: 'online' }]));
  let info = { id: 'lobby', name: 'lobby', kind: 'public', life: 'lasting' };
  const gone = new Map();
  for (const event of events) {
    if (event.type === 'room') info = event.info;
    if (event.type === 'deleted' && !gone.has(event.target)) gone.set(event.target, event.seq);
    if (event.type !== 'member') continue;
    const held = people.get(event.user.id);
    if (event.change === 'joined' || event.change === 'role') people.set(event.user.id, { ...(held ?? { ...event.user, status: 'offline' }), role: event.role });
    if (event.change === 'kicked' || event.change === 'banned' || (event.change === 'left' && held?.status === 'offline')) people.delete(event.user.id);
    else if (event.change === 'left' && held) people.set(event.user.id, { ...event.user, status: held.status });
  }
  const slice = events.slice(-keep).map(event => (gone.has(event.seq) && event.type === 'message' ? { ...event, text: '', deleted: true, changed: gone.get(event.seq) } : event));
  return joined(slice, { room: info, head: events.length, members: [...people.values()], role: people.get(ada.id)?.role });
}

/** Numbers that look random and are the same each time. @param {number} seed */
function dice(seed) {
  let now = seed;
  return (/** @type {number} */ sides) => {
    now = Math.imul(now ^ (now >>> 15), 0x2c1b3c6d) + 0x9e3779b9 | 0;
    return ((now ^ (now >>> 13)) >>> 0) % sides;
  };
}

function history(roll, length) {
  const events = [];
  for (let seq = 1; seq <= length; seq++) {
    const user = [bob, cara, ada][roll(3)];
    const role = ['member', 'moderator', 'owner'][roll(3)];
    // Ada stays: who is sent out hears no more.
    const change = ['joined', 'role', 'left', 'muted', 'unmuted', ...(user === ada ? [] : ['kicked', 'banned', 'unbanned'])][roll(user === ada ? 5 : 8)];
    const kind = roll(6);
    if (kind < 3 || seq < 3) events.push(message(seq));
    else if (kind === 3) events.push(taken(seq, 1 + roll(seq - 1)));
    else if (kind === 4) events.push(membership(seq, change, user, change === 'joined' || change === 'role' ? { role } : {}));
    else events.push(changed(seq, ['name', 'topic'], { name: `name ${seq}`, ...(roll(2) ? { topic: `topic ${seq}` } : {}), ...(roll(2) ? { slow: seq } : {}) }));
  }
  return events;
}

const known = state => {
  const { name, topic, slow, archived, role, members, have, head } = room(state);
  return { name, topic, slow, archived, role, have, head, members: [...members].sort((a, b) => (a.id < b.id ? -1 : 1)) };
};

test('an answer at any position and what comes after it is the whole', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const roll = dice(seed);
    const events = history(roll, 24);
    const whole = after(start(), answer(events, 24));
    for (let at = 0; at <= events.length; at++) {
      const first = answer(events.slice(0, at), 24);
      const rest = events.slice(at);
      const grown = after(start(), first, ...rest);
      assertEquals(room(grown).events, room(whole).events, `seed ${seed}, from ${at}`);
      assertEquals(known(grown), known(whole), `seed ${seed}, from ${at}`);
      const early = after(start(), ...rest.filter(() => roll(2)), first, ...rest, ...rest.filter(() => roll(2)));
      assertEquals(known(early), known(whole), `seed ${seed}, before ${at}`);
      const resumed = after(grown, answer(events, 1 + roll(24)), first, ...rest);
      assertEquals(room(resumed).events, room(whole).events, `seed ${seed}, again from ${at}`);
      assertEquals(known(resumed), known(whole), `seed ${seed}, again from ${at}`);
    }
  }
});
