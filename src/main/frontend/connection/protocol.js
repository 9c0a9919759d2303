/** The words of the wire that the page speaks: frame shapes, room ids, command ids. */

/**
 * @typedef {{id: string, name: string, guest?: boolean, hue?: number}} User
 * @typedef {'owner' | 'moderator' | 'member'} Role
 * @typedef {User & {status: string, role?: Role, read?: number, text?: string, hue?: number}} Member
 * @typedef {{type: string, room: string, seq: number, [more: string]: any}} RoomEvent
 * @typedef {RoomEvent & {mid: string, from: User, at: string, text: string, html?: string, cid?: string, replyTo?: number, thread?: boolean, mentions?: import('../text/mentions.js').Mentions, edited?: string, deleted?: boolean,
 *   reactions?: {emoji: string, count: number, users: User[]}[], replies?: {count: number, last: string}, changed?: number}} Message
 * @typedef {{id: string, name: string, kind: string, life?: string, topic?: string, archived?: boolean, slow?: number}} RoomInfo
 * @typedef {{type: 'joined', re?: number|string, room: RoomInfo, epoch: string, head: number, recovered: boolean,
 *   events: RoomEvent[], members: Member[], readSeq?: number, role?: Role, muted?: {until?: string}}} Joined
 * @typedef {{code: string, message: string, retry: boolean, after?: number}} Problem
 * @typedef {{type: string, [field: string]: any}} Frame
 */

export const SUBPROTOCOL = 'parley.v1.json';

const ROOM_ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** @param {unknown} id @returns {id is string} */
export const isRoomId = id => typeof id === 'string' && ROOM_ID.test(id);

/**
 * Makes the nearest room id of what somebody typed: "Crème brûlée!" becomes "creme-brulee".
 * @param {string} text
 */
export function slug(text) {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-').replace(/-{2,}/g, '-')
    .replace(/^[^a-z0-9]+/, '').slice(0, 64).replace(/[-._]+$/, '');
}

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A ULID: sorts by time, unique without asking anybody. It stays with a message through every repeat.
 * @param {number} [now]
 */
export function newCid(now = Date.now()) {
  let time = '';
  for (let i = 0, rest = now; i < 10; i++, rest = Math.floor(rest / 32)) time = BASE32[rest % 32] + time;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return time + Array.from(bytes, byte => BASE32[byte % 32]).join('');
}
