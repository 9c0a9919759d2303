/** The page offers what the rules allow: the same tables that the server is tested with. */
import { may, mayForget, mayOver, muted } from '../../main/frontend/state/rights.js';
import { assert, assertEquals, test } from './harness.js';

const KINDS = /** @type {Record<string, string>} */ ({ 'public room': 'public', 'private room': 'private', 'read-only room': 'read_only', 'direct room': 'direct' });
/** Who the columns are; who is banned is not in the room and is offered nothing. @type {Record<string, [object, string | null]>} */
const PEOPLE = {
  guest: [{ id: 'g-1', guest: true }, null], outsider: [{ id: 'u-1', guest: false }, null], member: [{ id: 'u-1', guest: false }, 'member'],
  moderator: [{ id: 'u-1', guest: false }, 'moderator'], owner: [{ id: 'u-1', guest: false }, 'owner'],
  admin: [{ id: 'u-1', guest: false, roles: ['parley-admin'] }, null],
};

/** @returns {Promise<{kind: string, operation: string, who: string, answer: string}[]>} */
async function cells() {
  const text = await (await fetch('/src/site/markdown/rights.md')).text();
  const found = [];
  let kind = '';
  let people = [];
  for (const line of text.split('\n')) {
    const row = line.split('|').slice(1, -1).map(cell => cell.trim());
    if (KINDS[row[0]]) [kind, people] = [KINDS[row[0]], row.slice(1)];
    else if (row.length === people.length + 1 && row.length === 8 && !row[0].startsWith('-')) row.slice(1).forEach((answer, i) => found.push({ kind, operation: row[0], who: people[i], answer }));
  }
  return found;
}

test('each cell of the tables of rights holds on the page too', async () => {
  const all = await cells();
  assertEquals(all.length, 4 * 25 * 7);
  for (const { kind, operation, who, answer } of all) {
    if (who === 'banned') continue;
    const [me, role] = PEOPLE[who];
    assertEquals(may(operation, /** @type {any} */ ({ kind, role }), /** @type {any} */ (me)), answer === 'yes', `${kind}, ${operation}, ${who}`);
  }
});

const grace = { id: 'u-grace', guest: false };
const place = role => /** @type {any} */ ({ kind: 'public', role, events: [] });

test('a moderator decides about members and guests, an owner about all, nobody about themselves', () => {
  const over = (mine, theirs) => mayOver('kick', place(mine), grace, { id: 'u-2', role: theirs });
  assertEquals([over('moderator', undefined), over('moderator', 'member'), over('moderator', 'moderator'), over('moderator', 'owner')], [true, true, false, false]);
  assertEquals([over('owner', 'owner'), over('member', undefined)], [true, false]);
  assert(!mayOver('kick', place('owner'), grace, { id: grace.id }));
});

test('an administrator has anybody deleted who is known by more than a name, and not themselves', () => {
  const admin = { id: 'u-root', guest: false, roles: ['parley-admin'] };
  assertEquals(['u-1', 'c-1', 'b-1', 'p-1', 'g-1', 'n-1', 'a-1', 'x-1', admin.id].map(id => mayForget(admin, { id })),
    [true, true, true, true, true, false, false, false, false]);
  assert(!mayForget(grace, { id: 'u-1' }));
});

test('who has nothing but a name cannot take back', () => {
  assertEquals([may('delete own', place(null), { id: 'n-1', guest: true }), may('delete own', place(null), { id: 'g-1', guest: true })], [false, true]);
});

test('muted is until its time or until it is lifted, and never a moderator', () => {
  const now = Date.parse('2026-11-20T10:00:00.000Z');
  const late = '2026-11-20T10:10:00.000Z';
  const of = (silence, role = null) => muted({ ...place(role), muted: silence }, grace, now);
  assertEquals(of({ until: late }), { until: late });
  assertEquals(of({ until: null }), { until: null });
  assertEquals(of({ until: '2026-11-20T09:59:00.000Z' }), null);
  assertEquals(of(null), null);
  assertEquals(of({ until: null }, 'moderator'), null);
});
