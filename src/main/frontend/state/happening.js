/** What an event of a room's log means for what we hold of the room: messages, people, roles, the room itself. */
import { changed, changedBy, isChange } from './changes.js';
import { settled } from './people.js';
import { answered, inThread } from './threads.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../connection/protocol.js').RoomEvent} RoomEvent
 * @typedef {import('../connection/protocol.js').RoomInfo} RoomInfo
 */

/**
 * Each event once, in their order. What is about people and the room may be contained in an answer to a join already.
 * @param {Room} room @param {RoomEvent} event @param {string | undefined} me @returns {Room}
 */
export function happen(room, event, me) {
  if (isChange(event)) return thread(inThread(event) ? answered(room, event, me) : room, event);
  if (event.seq <= room.told) return room;
  if (event.type === 'room') return { ...described(room, /** @type {any} */ (event).info), told: event.seq };
  if (event.type !== 'member') return room;
  const mine = event.user.id === me ? { role: roleAfter(room.role, event), muted: mutedAfter(room.muted, event) } : {};
  return { ...room, members: settled(room, event), ...mine, told: event.seq };
}

/** What an event makes of messages, also of those that are loaded for the open thread. @param {Room} room @param {RoomEvent} event @returns {Room} */
function thread(room, event) {
  const open = room.thread && { ...room.thread, began: room.thread.began && changed(room.thread.began, event), events: changedBy(room.thread.events, event) };
  return { ...room, events: changedBy(room.events, event), thread: open };
}

/** The room as it is from now on. @param {Room} room @param {Partial<RoomInfo>} info @returns {Room} */
export const described = (room, info) => ({ ...room, name: info.name || room.name, kind: info.kind ?? room.kind, life: info.life ?? room.life,
  topic: info.topic ?? '', archived: info.archived === true, slow: Number(info.slow) || 0 });

/** @param {Room['role']} before @param {RoomEvent} event @returns {Room['role']} */
function roleAfter(before, event) {
  switch (event.change) {
    case 'joined': case 'role': return event.role ?? 'member';
    case 'left': case 'kicked': case 'banned': return null;
    default: return before;
  }
}

/** @param {Room['muted']} before @param {RoomEvent} event @returns {Room['muted']} */
function mutedAfter(before, event) {
  if (event.change === 'muted') return { until: typeof event.until === 'string' ? event.until : null };
  return event.change === 'unmuted' ? null : before;
}

/** Why this event, which has just come, ends my being here; null where it does not. @param {Room} room @param {any} event @param {string | undefined} me */
export function sentOut(room, event, me) {
  if (event.user.id !== me || event.seq <= Math.max(room.have, room.told)) return null;
  if (event.change === 'kicked' || event.change === 'banned') return event.change;
  return event.change === 'left' && room.kind === 'private' ? 'left' : null;
}
