/** Of a long room only the last part is drawn; going up draws more, coming back to the end draws less again. */

/**
 * @typedef {import('../state/room.js').Room} Room
 */

const FEW = 80;
const MANY = 300;
const STEP = 60;

/** Where to begin to draw when a room is opened: so that what is new is there. @param {Room} room */
export function firstShown(room) {
  const { events, line } = room;
  const unread = line === null ? 0 : events.length - events.findIndex(event => event.seq > line);
  return events[Math.max(0, events.length - Math.max(FEW, Math.min(unread + 20, MANY)))]?.seq ?? 0;
}

/** At the end nobody sees how much is drawn above. @param {Room} room @param {number} from */
export function trimmed(room, from) {
  const last = room.events[room.events.length - MANY];
  return last && last.seq > from ? firstShown(room) : from;
}

/** A step further up in what is held. @param {Room} room @param {number} from */
export function grown(room, from) {
  const index = room.events.findIndex(event => event.seq >= from);
  return room.events[Math.max(0, index - STEP)]?.seq ?? 0;
}

/** Is anything held that is not drawn? @param {Room} room @param {number} from */
export const hidesSome = (room, from) => room.events.length > 0 && room.events[0].seq < from;
