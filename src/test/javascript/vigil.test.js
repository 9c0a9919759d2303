/** Being sent out: each room that is lost is left alone, and no connection is tried for a room that keeps us out. */
import { ApiProblem } from '../../main/frontend/session/api.js';
import { Joins } from '../../main/frontend/session/joins.js';
import { Vigil } from '../../main/frontend/session/vigil.js';
import { Store } from '../../main/frontend/state/store.js';
import { assert, assertEquals, settled, test } from './harness.js';
import { ada, after, joined, messages, start } from './samples.js';

const by = { id: 'u-cara', name: 'Cara' };

/** Ada in the lobby, with another room on her list. @param {(room: string) => Promise<any>} [answer] of the server about a room */
function setup(answer = () => Promise.resolve({})) {
  const store = new Store(after(start(), joined(messages(1, 3))));
  store.dispatch({ type: 'opened', room: 'tea', mark: null });
  const asked = [];
  const joins = new Joins(store, frame => { asked.push(frame); return Promise.resolve({ type: 'ok' }); });
  joins.address();
  const vigil = new Vigil(store, joins, /** @type {any} */ ({ room: answer }));
  const shut = () => Object.fromEntries(Object.values(store.state.rooms).map(room => [room.id, room.shut?.why ?? null]));
  return { store, joins, vigil, asked, shut };
}

test('who is turned away from the room in the address goes on with another', () => {
  const { store, joins, vigil, shut } = setup();
  store.dispatch({ type: 'went', room: 'secret', view: 'room' });
  store.dispatch({ type: 'opened', room: 'secret', mark: null });
  assert(joins.address().includes('/chat/secret'));
  assert(vigil.turnedAway({ type: 'error', code: 'not_found', message: 'no such room' }));
  assert(vigil.sentOut(4503));
  assertEquals(shut(), { lobby: null, tea: null, secret: 'not_found' });
  assert(joins.hasRoom && !joins.address().includes('/chat/secret'));
});

test('with the last room the connection is gone too, and none is tried', () => {
  const { store, joins, vigil, shut } = setup();
  store.dispatch({ type: 'closed', room: 'tea' });
  store.dispatch({ type: 'frame', frame: { type: 'member', room: 'lobby', seq: 4, change: 'kicked', user: ada, by, at: 'now' }, at: 'now' });
  assert(vigil.sentOut(4503));
  assertEquals(shut(), { lobby: 'kicked' });
  assert(!joins.hasRoom);
});

test('a last room that ended without a word is gone', () => {
  const { vigil, shut } = setup();
  vigil.sentOut(4503);
  assertEquals(shut(), { lobby: 'gone', tea: null });
});

test('other closings and other errors are none of its business', () => {
  const { vigil, shut } = setup();
  assertEquals([vigil.sentOut(4504), vigil.turnedAway({ type: 'error', code: 'rate_limited' }), vigil.turnedAway({ type: 'error', code: 'forbidden' })], [false, false, false]);
  assertEquals(shut(), { lobby: null, tea: null });
});

test('a room without a head in the ping is asked for: gone, closed to us, or joined again', async () => {
  const gone = setup(() => Promise.reject(new ApiProblem(404, {})));
  gone.vigil.check({});
  await settled();
  assertEquals(gone.shut().lobby, 'gone');
  const closed = setup(() => Promise.reject(new ApiProblem(403, { detail: 'you are banned from this room' })));
  closed.vigil.check({});
  await settled();
  assertEquals(closed.shut().lobby, 'forbidden');
  const there = setup();
  there.vigil.check({});
  there.vigil.check({});
  await settled();
  assertEquals(there.asked.map(frame => [frame.type, frame.room, frame.after]), [['join', 'lobby', 3]]);
  there.vigil.check({ lobby: 3 });
  there.vigil.check(null);
  await settled();
  assertEquals(there.asked.length, 1);
});

test('a room that keeps us out is not joined until one tries again', async () => {
  const { store, joins, asked } = setup();
  store.dispatch({ type: 'shut', room: 'tea', why: 'forbidden' });
  joins.joinOthers();
  await settled();
  assertEquals(asked, []);
  store.dispatch({ type: 'comingBack', room: 'tea' });
  joins.joinOthers();
  await settled();
  assertEquals(asked.map(frame => frame.room), ['tea']);
});
