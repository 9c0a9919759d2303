/** Threads: which I follow, what of them is new to me, and the one that is open in a room. */
import { calls } from './mention.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../connection/protocol.js').RoomEvent} RoomEvent
 *
 * @typedef {object} Follow
 * @property {number} read up to here I have read the thread
 * @property {number} unread what the server counted as new to me, of what stands up to `upTo`
 * @property {number} upTo
 *
 * @typedef {{root: number, began: any, events: RoomEvent[], loaded: boolean}} OpenThread began: the message with which it began, null until it is there
 * @typedef {{root: any, read: number, unread: number}} Followed as the server lists it
 */

/** @param {RoomEvent} event */
export const inThread = event => event.type === 'message' && event.thread === true;

/** What is new to me in each thread that I follow. @param {Room} room @param {string | undefined} me @returns {Map<number, number>} */
export function threadNews({ follows, events }, me) {
  const news = new Map();
  const roots = Object.keys(follows);
  if (roots.length === 0) return news;
  for (const root of roots) if (follows[Number(root)].unread > 0) news.set(Number(root), follows[Number(root)].unread);
  for (const event of events) {
    if (!inThread(event) || event.deleted || event.from.id === me) continue;
    const root = Number(event.replyTo);
    if (follows[root] && event.seq > follows[root].upTo) news.set(root, (news.get(root) ?? 0) + 1);
  }
  return news;
}

/** In all rooms; of those that are not held the server has told. @param {import('./reducer.js').State} state */
export function threadsUnread({ rooms, followed, me }) {
  const held = Object.values(rooms).flatMap(room => [...threadNews(room, me?.id).values()]);
  const others = followed.filter(({ root }) => !rooms[root.room]).map(({ unread }) => unread);
  return [...held, ...others].reduce((sum, count) => sum + count, 0);
}

/** @param {import('./reducer.js').State} state */
export const hasThreads = ({ rooms, followed }) => followed.length > 0 || Object.values(rooms).some(room => Object.keys(room.follows).length > 0);

/** What the server says of the threads that I follow. @param {Room} room @param {Followed[]} followed @returns {Room} */
export function follow(room, followed) {
  const mine = followed.filter(({ root }) => root.room === room.id);
  if (mine.length === 0) return room;
  const follows = { ...room.follows };
  for (const { root, read, unread } of mine) {
    const held = follows[root.seq];
    // What I have read here since may be further than the answer.
    follows[root.seq] = held && held.read > read ? held : { read, unread, upTo: Math.max(root.changed ?? root.seq, read) };
  }
  return { ...room, follows };
}

/** An answer: whoever gives one, began the thread or is called follows it. @param {Room} room @param {RoomEvent} event @param {string | undefined} me @returns {Room} */
export function answered(room, event, me) {
  const root = Number(event.replyTo);
  const { thread } = room;
  const grown = thread && thread.root === root && !thread.events.some(held => held.seq === event.seq)
    ? { ...room, thread: { ...thread, events: [...thread.events, event].sort((a, b) => a.seq - b.seq) } } : room;
  if (event.from.id === me) return readThread(grown, root, event.seq);
  const began = room.events.find(held => held.seq === root);
  if (room.follows[root] || !(began?.from?.id === me || calls(event, me))) return grown;
  return { ...grown, follows: { ...room.follows, [root]: { read: event.seq - 1, unread: 0, upTo: event.seq - 1 } } };
}

/** @param {Room} room @param {number} root @param {number} seq @returns {Room} */
export function readThread(room, root, seq) {
  const held = room.follows[root];
  if (held && held.read >= seq) return room;
  const all = !held || seq >= held.upTo;
  return { ...room, follows: { ...room.follows, [root]: { read: seq, unread: all ? 0 : held.unread, upTo: Math.max(seq, held?.upTo ?? 0) } } };
}

/** @param {Room} room @param {number} root @returns {Room} */
export const openThread = (room, root) => ({ ...room, thread: { root, began: room.events.find(event => event.seq === root) ?? null,
  events: room.events.filter(event => inThread(event) && event.replyTo === root), loaded: false } });

/** What the server has of the open thread; what came meanwhile stays. @param {Room} room @param {{root: any, events: RoomEvent[], more: boolean}} page @returns {Room} */
export function loadThread(room, { root, events, more }) {
  const { thread } = room;
  if (!thread || thread.root !== root.seq) return room;
  const newer = (/** @type {any} */ a, /** @type {any} */ b) => ((a?.changed ?? 0) > (b.changed ?? 0) ? a : b);
  const held = new Map(thread.events.map(event => [event.seq, event]));
  for (const event of events) held.set(event.seq, newer(held.get(event.seq), event));
  return { ...room, thread: { ...thread, began: newer(thread.began, root), events: [...held.values()].sort((a, b) => a.seq - b.seq), loaded: !more } };
}

/** The open thread as a room of its own, so that it is shown and written in as one. @param {Room} room @returns {Room} */
export function threadRoom(room) {
  const { root, began, events } = /** @type {OpenThread} */ (room.thread);
  return { ...room, root, events: began ? [began, ...events] : events, reachedStart: true, notices: [], line: null,
    pending: room.pending.filter(message => message.thread && message.replyTo === root) };
}
