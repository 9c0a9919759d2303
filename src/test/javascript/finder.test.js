/** The quick switcher: what a few letters find, and in which order. */
import { find, fit } from '../../main/frontend/state/finder.js';
import { assert, assertEquals, test } from './harness.js';
import { acting, ada, after, bob, joined, message, messages, start } from './samples.js';

const named = (id, name, more = {}) => ({ id, name, kind: 'public', life: 'lasting', online: 0, ...more });
const listed = (...rooms) => acting(start(), { type: 'listed', rooms });
const ids = (sought, state, recent = [], people = []) => find(sought, state, recent, people).map(one => one.id);

test('names are found by how their words begin, in their order', () => {
  assertEquals(['des', 'team', 'dt', 'de te', 'DESIGNT', 'déSIGN'].map(sought => fit(sought, 'Design team')), [0, 2, 1, 1, 0, 0]);
  assertEquals(['sign', 'td', 'desk', '!'].map(sought => fit(sought, 'Design team')), [null, null, null, null]);
  assertEquals([fit('', 'anything'), fit('مرح', 'مرحبا بكم'), fit('plan 26', 'plan-2026')], [0, 0, null]);
});

test('a name of many short words does not take long', () => {
  const begun = performance.now();
  assertEquals(fit('a'.repeat(60) + 'b', 'a '.repeat(50)), null);
  assert(performance.now() - begun < 200);
});

test('what fits better comes first, then what is unread, then what was open lately', () => {
  const state = listed(named('tea', 'Tea'), named('team', 'Team'), named('b-team', 'B team'));
  assertEquals(ids('tea', state), ['tea', 'team', 'b-team']);
  assertEquals(ids('tea', state, ['team']), ['team', 'tea', 'b-team']);
  const unread = after(acting(state, { type: 'opened', room: 'tea', mark: null }), { ...joined([]), room: named('tea', 'Tea') }, { ...message(1), room: 'tea' });
  assertEquals(ids('tea', unread, ['team']), ['tea', 'team', 'b-team']);
});

test('before anything is typed the room one came from is first, and the open one is not there', () => {
  const state = listed(named('tea', 'Tea'), named('team', 'Team'));
  assertEquals(ids('', state, ['lobby', 'team', 'tea']), ['team', 'tea']);
  assertEquals(ids('lob', state), ['lobby']);
});

test('people are found who have no conversation with me yet, and each once', () => {
  const cara = { id: 'u-cara', name: 'Cara' };
  const direct = after(acting(start(), { type: 'opened', room: 'd1', mark: null }),
    { ...joined(messages(1, 1)), room: { id: 'd1', name: 'Ada, Bob', kind: 'direct', life: 'lasting' } });
  assertEquals(find('b', direct, [], [bob, ada]).map(one => [one.is, one.id, one.name]), [['room', 'd1', 'Bob']]);
  assertEquals(find('car', direct, [], [cara]).map(one => [one.is, one.id]), [['person', 'u-cara']]);
});
