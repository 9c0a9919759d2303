/** Who may do what in a room: the page's copy of the rules, to offer nobody what the server would refuse. */

/**
 * @typedef {import('../connection/protocol.js').Role} Role
 * @typedef {'guest' | Role} Standing
 * @typedef {{id: string, guest?: boolean, roles?: string[]}} Who
 * @typedef {{kind: string, role: Role | null}} Place
 */

const RANK = { guest: 0, member: 1, moderator: 2, owner: 3 };

/** The least role for each operation. @type {Record<string, Standing>} */
const LEAST = {
  see: 'guest', search: 'guest', enter: 'guest', join: 'guest', speak: 'guest', react: 'guest', 'edit own': 'guest', 'delete own': 'guest', report: 'guest',
  leave: 'member',
  pin: 'moderator', 'see versions': 'moderator', 'delete others': 'moderator', 'see reports': 'moderator', 'see sanctions': 'moderator', invite: 'moderator', kick: 'moderator', ban: 'moderator', mute: 'moderator',
  describe: 'moderator', slow: 'moderator',
  'change roles': 'owner', 'change kind': 'owner', archive: 'owner', 'delete room': 'owner',
};

/** A direct room stays as it is. */
const DIRECT = new Set(['see', 'search', 'enter', 'speak', 'react', 'pin', 'edit own', 'delete own', 'report']);

/** @param {Standing} one @param {Standing} other */
const isAtLeast = (one, other) => RANK[one] >= RANK[other];

/** An administrator has an owner's rights in all rooms but the direct ones. @param {Place} room @param {Who | null} me @returns {Standing | null} null where the room is not mine to know of */
export function roleOf({ kind, role }, me) {
  if (kind !== 'direct' && me?.roles?.includes('parley-admin')) return 'owner';
  if (role) return role;
  if (kind === 'private' || kind === 'direct') return null;
  return me?.guest ? 'guest' : 'member';
}

/** @param {string} operation as the tables of rights call it @param {Place} room @param {Who | null} me */
export function may(operation, room, me) {
  const role = roleOf(room, me);
  if (!me || role === null || (room.kind === 'direct' && !DIRECT.has(operation))) return false;
  if (operation === 'join' && me.guest) return false;
  if ((operation === 'edit own' || operation === 'delete own') && /^[na]-/.test(me.id)) return false; // who has nothing but a name cannot prove that it was theirs
  return isAtLeast(role, leastFor(operation, room.kind));
}

/** @param {string} operation @param {string} kind */
function leastFor(operation, kind) {
  if ((operation === 'speak' || operation === 'edit own') && kind === 'read_only') return 'moderator';
  return operation === 'pin' && kind === 'direct' ? 'guest' : LEAST[operation];
}

/** Over somebody whose role is as high only an owner decides. @param {string} operation @param {Place} room @param {Who | null} me @param {{id: string, role?: Role}} them */
export function mayOver(operation, room, me, them) {
  if (!me || them.id === me.id || !may(operation, room, me)) return false;
  const mine = /** @type {Standing} */ (roleOf(room, me));
  const theirs = them.role ?? 'guest';
  return mine === 'owner' || (mine !== theirs && isAtLeast(mine, theirs));
}

/** An administrator has others deleted, however they come in, but not those of whom there is nothing but a name or who are deleted. @param {Who | null} me @param {{id: string}} them */
export const mayForget = (me, them) => me?.roles?.includes('parley-admin') === true && them.id !== me.id && !/^[nax]-/.test(them.id);

/**
 * Until when I may not speak: a time, always, or not at all. @param {import('./room.js').Room} room @param {Who | null} me @param {number} now
 * @returns {{until: string | null} | null}
 */
export function muted(room, me, now) {
  if (!room.muted || may('mute', room, me)) return null;
  const { until } = room.muted;
  return until && Date.parse(until) <= now ? null : { until };
}
