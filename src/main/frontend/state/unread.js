/** What is new in a room: how many, and where the line stands. */

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('./reducer.js').State} State
 */

/** @param {Room} room @param {string | undefined} me */
export function unreadIn(room, me) {
  const { readSeq, events } = room;
  if (readSeq === null) return 0;
  let count = 0;
  let i = events.length - 1;
  for (; i >= 0 && events[i].seq > readSeq; i--) {
    if (events[i].type === 'message' && !events[i].thread && !events[i].deleted && events[i].from.id !== me) count++;
  }
  // All we hold is new, and there is more before it that we have not loaded.
  if (i < 0 && events.length > 0) count += Math.max(0, events[0].seq - 1 - readSeq);
  return count;
}

/** @param {State} state */
export const unreadTotal = state =>
  Object.values(state.rooms).reduce((sum, room) => sum + unreadIn(room, state.me?.id), 0);

/** @param {Room} room @returns {Room} */
export function readToEnd(room) {
  if (room.epoch === null || room.readSeq === null || room.readSeq >= room.have) return room;
  return { ...room, readSeq: room.have, mark: { epoch: room.epoch, seq: room.have } };
}

/** Read on another device of mine: the line stays where it is, what is above it is no news. @param {Room} room @param {number} seq @returns {Room} */
export const readElsewhere = (room, seq) => (room.epoch === null || room.readSeq === null || room.readSeq >= seq ? room
  : { ...room, readSeq: seq, mark: { epoch: room.epoch, seq } });

/** The line where reading stopped, drawn when the first unread message comes or the room is opened. @param {Room} room @param {string | undefined} me @returns {Room} */
export const drawLine = (room, me) => (unreadIn(room, me) > 0 ? { ...room, line: room.readSeq } : { ...room, line: null });
