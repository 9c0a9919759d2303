/** Who is in a room, what their role is, who types, and the quiet notices of coming and going. */

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../connection/protocol.js').Member} Member
 * @typedef {import('../connection/protocol.js').Frame} Frame
 */

const KEPT_NOTICES = 50;

/** @param {Room} room @param {Frame} frame @param {string} at @param {string | undefined} me @returns {Room} */
export function member(room, frame, at, me) {
  const { user, change } = frame;
  const known = room.members.some(held => held.id === user.id);
  if (change === 'joined') {
    const members = enter(room.members, { ...room.members.find(held => held.id === user.id), ...user, status: 'online' });
    return known || user.id === me ? { ...room, members } : notice({ ...room, members }, frame, at);
  }
  if (change === 'left') {
    const members = room.members.filter(held => held.id !== user.id);
    const typing = room.typing.filter(held => held.id !== user.id);
    return known && user.id !== me ? notice({ ...room, members, typing }, frame, at) : { ...room, members, typing };
  }
  return room;
}

/** Who left and is back at once need not be mentioned. @param {Room} room @param {Frame} frame @param {string} at @returns {Room} */
function notice(room, frame, at) {
  const last = room.notices.at(-1);
  if (last && last.after === room.have && last.user.id === frame.user.id && last.change === 'left' && frame.change === 'joined') {
    return { ...room, notices: room.notices.slice(0, -1) };
  }
  const key = `${at}-${frame.user.id}-${frame.change}`;
  const added = { key, after: room.have, change: frame.change, user: frame.user, at };
  return { ...room, notices: [...room.notices, added].slice(-KEPT_NOTICES) };
}

/** Somebody is so from now on: also what it does not say is so. @param {Room} room @param {Frame} frame @returns {Room} */
export function presence(room, frame) {
  const { user, status, text, hue } = frame;
  const held = room.members.find(one => one.id === user.id);
  const same = held?.status === status && held.name === user.name && held.text === text && held.hue === hue;
  if (same || (!held && status === 'offline')) return room;
  const typing = status === 'offline' ? room.typing.filter(one => one.id !== user.id) : room.typing;
  const { text: before, hue: once, ...rest } = held ?? {};
  const now = { ...rest, ...user, status, ...(text === undefined ? {} : { text }), ...(hue === undefined ? {} : { hue }) };
  return { ...room, typing, members: enter(room.members, now) };
}

/** What is known of somebody in any room. @param {Record<string, Room>} rooms @param {string | undefined} id @returns {Member | undefined} */
export function known(rooms, id) {
  for (const room of Object.values(rooms)) {
    const one = room.members.find(member => member.id === id);
    if (one) return one;
  }
  return undefined;
}

/** The colours that people in a room have chosen, by their ids. @param {Member[]} members @returns {Map<string, number>} */
export const hues = members => new Map(members.flatMap(({ id, hue }) => (hue === undefined ? [] : [/** @type {[string, number]} */ ([id, hue])])));

/** How far somebody has read; who is not listed is none of our business. @param {Room} room @param {Frame} frame @returns {Room} */
export function receipt(room, { user, seq }) {
  const index = room.members.findIndex(one => one.id === user.id);
  return index < 0 || (room.members[index].read ?? 0) >= seq ? room : { ...room, members: room.members.with(index, { ...room.members[index], read: seq }) };
}

/** Who has read a message, besides me and who wrote it. @param {Room} room @param {{seq: number, from: {id: string}}} message @param {string | undefined} me */
export const readers = (room, message, me) => room.members.filter(one => (one.read ?? 0) >= message.seq && one.id !== me && one.id !== message.from.id);

/**
 * What an event of the room's log means for the list of its people. @param {Room} room @param {Frame} event @returns {Member[]}
 */
export function settled(room, { change, user, role }) {
  const held = room.members.find(one => one.id === user.id);
  const others = () => room.members.filter(one => one !== held);
  switch (change) {
    case 'joined': case 'role': return enter(room.members, { ...(held ?? { status: 'offline' }), ...user, role });
    case 'kicked': case 'banned': return held ? others() : room.members;
    case 'left': {
      if (!held) return room.members;
      if (held.status === 'offline' || room.kind === 'private' || room.kind === 'direct') return others();
      const { role: gone, ...rest } = held;
      return room.members.with(room.members.indexOf(held), rest);
    }
    default: return room.members;
  }
}

/** @param {Member[]} members @param {Member} one */
function enter(members, one) {
  const index = members.findIndex(held => held.id === one.id);
  return index < 0 ? [...members, one] : members.with(index, one);
}

const RANK = /** @type {Record<string, number>} */ ({ online: 0, busy: 0, away: 1, offline: 2 });

/** Groups for the member list, by name. @param {Member[]} members */
export function byPresence(members) {
  const sorted = [...members].sort((a, b) => a.name.localeCompare(b.name));
  return ['online', 'away', 'offline']
    .map((status, rank) => ({ status, members: sorted.filter(one => (RANK[one.status] ?? 0) === rank) }))
    .filter(group => group.members.length > 0);
}

/** @param {Room} room @param {string | undefined} me */
export const typists = (room, me) => room.typing.filter(user => user.id !== me);
