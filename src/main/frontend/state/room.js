/** One room as the page holds it: its shape, and how events find their place in it. */
import { current, standing } from './changes.js';
import { described, happen } from './happening.js';

/**
 * @typedef {import('../connection/protocol.js').RoomEvent} RoomEvent
 * @typedef {import('../connection/protocol.js').Member} Member
 * @typedef {import('../connection/protocol.js').User} User
 *
 * @typedef {object} Pending a message of mine on its way
 * @property {string} cid stays the same through every repeat
 * @property {string} text
 * @property {number} [replyTo]
 * @property {boolean} [thread] stands in the thread of that message
 * @property {string} at
 * @property {'pending' | 'failed' | 'sent'} state sent: acknowledged, its place in the room not yet reached
 * @property {string} [error]
 * @property {number} [seq]
 *
 * @typedef {{key: string, after: number, change: string, user: User, at: string}} Notice
 *
 * @typedef {object} Shut
 * @property {'kicked' | 'banned' | 'left' | 'closed' | 'forbidden' | 'not_found' | 'gone'} why
 * @property {User} [by] who did it
 * @property {string} [text] what the server says to it
 *
 * @typedef {object} Room
 * @property {string} id
 * @property {string} name
 * @property {string} kind
 * @property {string} life
 * @property {string} topic
 * @property {boolean} archived nobody speaks any more
 * @property {number} slow how many seconds a member waits between two messages
 * @property {import('../connection/protocol.js').Role | null} role mine, where I have one of my own
 * @property {{until: string | null} | null} muted that I may not speak, until a time or until it is lifted
 * @property {boolean} joined on the present connection
 * @property {Shut | null} shut why we are not in it
 * @property {string | null} epoch null until the first answer
 * @property {number} head newest position we have heard of
 * @property {number} have last position held without a gap
 * @property {number} told up to here events are contained in what we know of the room and its people
 * @property {RoomEvent[]} events without gaps, by seq
 * @property {Record<number, RoomEvent>} ahead came early; waits for what is before it
 * @property {boolean} reachedStart
 * @property {Member[]} members
 * @property {User[]} typing
 * @property {Notice[]} notices
 * @property {Pending[]} pending in the order they were written
 * @property {{epoch: string, seq: number} | null} mark how far I had read when I was last here
 * @property {number | null} readSeq
 * @property {Record<number, import('./threads.js').Follow>} follows the threads that I follow, by the message with which they began
 * @property {import('./threads.js').OpenThread | null} thread the one that is open
 * @property {number} [root] where this is a thread shown as a room: the message with which it began
 * @property {number | null} line "New messages" stands after this position
 */

/** @param {string} id @returns {Room} */
export const newRoom = id => ({
  id, name: id, kind: 'public', life: 'lasting', topic: '', archived: false, slow: 0, role: null, muted: null, joined: false, shut: null,
  epoch: null, head: 0, have: 0, told: 0,
  events: [], ahead: {}, reachedStart: false, members: [], typing: [], notices: [], pending: [],
  mark: null, readSeq: null, follows: {}, thread: null, line: null,
});

/** @param {Room} room */
export const hasOlder = room => room.epoch !== null && !room.reachedStart && room.events.length > 0 && room.events[0].seq > 1;

/** Something is missing between what we hold and what we know of. @param {Room} room */
export const hasGap = room => room.joined && room.epoch !== null && room.head > room.have;

/**
 * One event, in whatever order it comes. What is already contained changes nothing.
 * @param {Room} room @param {RoomEvent} event @param {string | undefined} me @returns {Room}
 */
export function place(room, event, me) {
  if (room.epoch !== null && event.seq <= room.have) return replaceOwnCopy(room, event);
  const held = room.ahead[event.seq];
  if (held && !held.local) return room;
  return drain({ ...room, head: Math.max(room.head, event.seq), ahead: { ...room.ahead, [event.seq]: event } }, me);
}

/** What we made ourselves from an `ok` gives way to what the server says. @param {Room} room @param {RoomEvent} event */
function replaceOwnCopy(room, event) {
  const index = room.events.findIndex(held => held.seq === event.seq);
  if (index < 0 || !room.events[index].local || event.local) return room;
  return { ...room, events: room.events.with(index, standing(room.events[index], event)) };
}

/** Moves what waited over to the events as far as there is no gap. @param {Room} room @param {string | undefined} me @returns {Room} */
function drain(room, me) {
  if (room.epoch === null || !room.ahead[room.have + 1]) return room;
  const events = [...room.events];
  const ahead = { ...room.ahead };
  const fresh = [];
  let have = room.have;
  while (ahead[have + 1]) {
    have++;
    events.push(ahead[have]);
    fresh.push(ahead[have]);
    delete ahead[have];
  }
  const now = fresh.reduce((held, event) => happen(held, event, me), { ...room, events, ahead, have });
  return settle({ ...now, told: Math.max(now.told, have) });
}

/** Pending messages that have got their place leave the queue. @param {Room} room @returns {Room} */
export function settle(room) {
  const left = room.pending.filter(message => !(message.state === 'sent' && (message.seq ?? 0) <= room.have));
  return left.length === room.pending.length ? room : { ...room, pending: left };
}

/**
 * The answer to a join. A slice that touches what we hold of the same epoch is joined to it; any other replaces it.
 * @param {Room} room @param {import('../connection/protocol.js').Joined} frame @param {string | undefined} me @returns {Room}
 */
export function snapshot(room, frame, me) {
  const slice = sorted(frame.events);
  const known = room.epoch === frame.epoch;
  const entered = { ...described(room, frame.room), role: frame.role ?? null, muted: frame.muted ? { until: frame.muted.until ?? null } : null, joined: true, shut: null, members: frame.members, typing: [],
    epoch: frame.epoch, told: frame.head };
  if (known && (frame.recovered || touches(room, slice, frame.head))) {
    const held = union({ ...entered, head: Math.max(room.head, frame.head) }, slice);
    // What we hold may be newer than this answer: it happens again to what the answer says of people and room.
    const current = held.events.reduce((now, event) => happen(now, event, me), held);
    const told = Math.max(current.told, current.have);
    return read(slice.reduce((now, event) => place(now, event, me), { ...current, told }), frame, slice);
  }
  const have = slice.at(-1)?.seq ?? frame.head;
  // What came before the first answer belongs to this epoch; what we held of another life does not.
  const ahead = room.epoch === null || known
    ? Object.fromEntries(Object.entries(room.ahead).filter(([seq]) => Number(seq) > have)) : {};
  const head = Math.max(frame.head, have, ...Object.keys(ahead).map(Number));
  return read(settle(drain({ ...entered, head, have, events: current(slice), ahead, reachedStart: false, notices: [], line: null, ...(known || room.epoch === null ? {} : { follows: {}, thread: null }) }, me)), frame, slice);
}

/** @param {Room} room @param {RoomEvent[]} slice @param {number} head */
function touches(room, slice, head) {
  if (slice.length === 0) return head <= room.have;
  const first = room.events[0]?.seq ?? room.have + 1;
  return slice[0].seq <= room.have + 1 && slice[slice.length - 1].seq >= first - 1;
}

/** Older events go in front, if they reach what is there. @param {Room} room @param {RoomEvent[]} slice @returns {Room} */
function union(room, slice) {
  const first = room.events[0]?.seq ?? room.have + 1;
  const older = slice.filter(event => event.seq < first);
  if (older.at(-1)?.seq !== first - 1) return room;
  return { ...room, events: current([...older, ...room.events]) };
}

/** How far I have read, at the first answer and after a new numbering. @param {Room} room @param {import('../connection/protocol.js').Joined} frame @param {RoomEvent[]} slice */
function read(room, frame, slice) {
  const mine = room.readSeq !== null && room.mark?.epoch === frame.epoch ? room.readSeq : null;
  if (mine !== null && mine >= (frame.readSeq ?? 0)) return room;
  let readSeq = frame.readSeq ?? frame.head;
  if (room.mark) readSeq = room.mark.epoch === frame.epoch ? room.mark.seq : (slice[0]?.seq ?? frame.head + 1) - 1;
  readSeq = Math.max(readSeq, frame.readSeq ?? 0);
  return { ...room, readSeq, mark: { epoch: frame.epoch, seq: readSeq } };
}

/** A page of history before what we hold. @param {Room} room @param {RoomEvent[]} slice @param {boolean} more @returns {Room} */
export function older(room, slice, more) {
  const grown = union(room, sorted(slice));
  if (grown === room && slice.length > 0) return room;
  return { ...grown, reachedStart: !more };
}

/** @param {RoomEvent[]} events */
function sorted(events) {
  const bySeq = new Map(events.map(event => [event.seq, event]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
