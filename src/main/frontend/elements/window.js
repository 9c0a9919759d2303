/** Of a long room a part is drawn: its end, or what is around where one reads. */

/**
 * @typedef {import('../state/room.js').Room} Room
 * @typedef {{from: number, to: number}} Part the first position that is drawn, and the first one that is not any more; none after the end
 */

const FEW = 80;
const MANY = 300;
const STEP = 60;
/** How much is drawn above a message that is looked for. */
const ABOVE = 30;

/** @param {Room} room @param {number} index @returns {number} */
const seqAt = ({ events }, index) => events[index]?.seq ?? Infinity;

/** The first event from a position on. @param {Room} room @param {number} seq */
function indexFrom({ events }, seq) {
  const index = events.findIndex(event => event.seq >= seq);
  return index < 0 ? events.length : index;
}

/** As many messages further, in whatever direction: there may be any number of other events between them. @param {Room} room @param {number} index @param {1 | -1} by */
function furtherBy({ events }, index, by) {
  let at = index;
  for (let left = MANY; left > 0 && at >= 0 && at < events.length; at += by) if (events[at].type === 'message') left--;
  return at;
}

/** Where to begin to draw when a room is opened: so that what is new is there. @param {Room} room @returns {Part} */
export function firstShown(room) {
  const { events, line } = room;
  const unread = line === null ? 0 : events.length - indexFrom(room, line + 1);
  return { from: events[Math.max(0, events.length - Math.max(FEW, Math.min(unread + 20, MANY)))]?.seq ?? 0, to: Infinity };
}

/** At the end nobody sees how much is drawn above. @param {Room} room @param {Part} part @returns {Part} */
export function trimmed(room, part) {
  const last = room.events[room.events.length - MANY];
  return last && last.seq > part.from ? firstShown(room) : part;
}

/** From a position on, and not further than one sees. @param {Room} room @param {number} index @returns {Part} */
const down = (room, index) => ({ from: room.events[index]?.seq ?? 0, to: seqAt(room, furtherBy(room, index, 1)) });

/** A step further up in what is held; what is far below goes. @param {Room} room @param {Part} part @returns {Part} */
export const higher = (room, part) => within(down(room, Math.max(0, indexFrom(room, part.from) - STEP)), part);

/** What has come before all that was held is drawn too. @param {Room} room @param {Part} part @returns {Part} */
export const highest = (room, part) => within(down(room, 0), part);

/** A step further down; what is far above goes. @param {Room} room @param {Part} part @returns {Part} */
export function lower(room, part) {
  const to = indexFrom(room, part.to) + STEP;
  const from = room.events[furtherBy(room, Math.min(to, room.events.length) - 1, -1) + 1]?.seq ?? 0;
  return { from: Math.max(from, part.from), to: seqAt(room, to) };
}

/** So that a message is drawn, with what is around it. @param {Room} room @param {Part} part @param {number} seq @returns {Part} */
export function around(room, part, seq) {
  const from = Math.max(0, indexFrom(room, seq) - ABOVE);
  if (seqAt(room, from) >= part.from && seq < part.to) return part;
  return down(room, from);
}

/** All that is held. @param {Room} room @returns {Part} */
export const whole = room => ({ from: room.events[0]?.seq ?? 0, to: Infinity });

/** Nothing comes to the lower end by going up. @param {Part} fresh @param {Part} before @returns {Part} */
const within = (fresh, before) => ({ from: fresh.from, to: Math.min(fresh.to, before.to) });

/** Is anything held above that is not drawn? @param {Room} room @param {Part} part */
export const hidesAbove = (room, part) => room.events.length > 0 && room.events[0].seq < part.from;

/** Is anything held below that is not drawn? @param {Part} part */
export const hidesBelow = part => part.to !== Infinity;
