/** My messages on their way: pending, then sent or failed, always under the cid they were written with. */
import { place, settle } from './room.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('./room.js').Pending} Pending
 * @typedef {import('../connection/protocol.js').User} User
 */

/** @param {Room} room @param {Pending} message @returns {Room} */
export function queue(room, message) {
  return room.pending.some(held => held.cid === message.cid) ? room : { ...room, pending: [...room.pending, message] };
}

/** @param {Room} room @param {string} cid @param {Partial<Pending>} change @returns {Room} */
function change(room, cid, change) {
  if (!room.pending.some(held => held.cid === cid)) return room;
  return { ...room, pending: room.pending.map(held => (held.cid === cid ? { ...held, ...change } : held)) };
}

/** @param {Room} room @param {string} cid @param {string} error */
export const fail = (room, cid, error) => change(room, cid, { state: 'failed', error });

/** Goes to the end: what was written later has been sent meanwhile. @param {Room} room @param {string} cid @returns {Room} */
export function retry(room, cid) {
  const message = room.pending.find(held => held.cid === cid);
  if (message?.state !== 'failed') return room;
  const { error, ...rest } = message;
  return { ...room, pending: [...discard(room, cid).pending, { ...rest, state: 'pending' }] };
}

/** @param {Room} room @param {string} cid @returns {Room} */
export const discard = (room, cid) => ({ ...room, pending: room.pending.filter(held => held.cid !== cid) });

/**
 * The `ok`: the message takes its place now; if something before it is missing, it waits as sent.
 * @param {Room} room @param {User} me @param {string} cid @param {{seq: number, mid: string, at: string}} stored @returns {Room}
 */
export function acknowledge(room, me, cid, stored) {
  const message = room.pending.find(held => held.cid === cid);
  if (!message) return room;
  const sent = change(room, cid, { state: 'sent', seq: stored.seq });
  const event = { type: 'message', room: room.id, seq: stored.seq, mid: stored.mid, at: stored.at, cid, text: message.text,
    ...(message.replyTo ? { replyTo: message.replyTo } : {}), ...(message.thread ? { thread: true } : {}), from: { id: me.id, name: me.name }, local: true };
  return settle(place(sent, event, me.id));
}

/** A message of mine in the room's log ends its waiting. @param {Room} room @param {User | null} me @returns {Room} */
export function settleByCid(room, me) {
  if (room.pending.length === 0) return room;
  const cids = new Set(room.events.filter(event => event.cid && event.from?.id === me?.id).map(event => event.cid));
  const left = room.pending.filter(held => !cids.has(held.cid));
  return left.length === room.pending.length ? room : { ...room, pending: left };
}
