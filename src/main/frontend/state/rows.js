/** Turns a room into the rows of the message list: days, the unread line, notices, what happened to the room, messages in groups. */
import { dayOf } from '../text/time.js';
import { hues, readers } from './people.js';
import { inThread, threadNews } from './threads.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('./room.js').Notice} Notice
 *
 * @typedef {object} MessageRow
 * @property {'message'} kind
 * @property {string} key the cid where there is one, so that a message keeps its element from pending to sent
 * @property {any} message
 * @property {any} quoted the message that it answers; null where that is not held, undefined where it answers none
 * @property {'sent' | 'pending' | 'failed'} state
 * @property {boolean} own
 * @property {number | undefined} hue the colour that its author has chosen
 * @property {string[]} readers the names of those who have read it, where it is the last one and mine
 * @property {number} news how many answers in its thread are new to me
 * @property {boolean} inThread whether it is shown in a thread
 * @property {boolean} first of its group
 * @property {boolean} last of its group
 *
 * @typedef {{kind: 'day', key: string, at: string} | {kind: 'unread', key: string}
 *   | {kind: 'notice', key: string, notice: Notice} | {kind: 'event', key: string, event: any} | MessageRow} Row
 */

const GROUP = 5 * 60_000;

/**
 * @param {Room} room
 * @param {{id: string, name: string} | null} me
 * @param {{from: number, to: number}} [part] the first position to show, and the first one not to show any more: the rest is held, but not drawn
 * @returns {Row[]}
 */
export function rowsOf(room, me, { from, to } = { from: 0, to: Infinity }) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {MessageRow | null} */
  let group = null;
  let day = '';
  const news = threadNews(room, me?.id);
  const chosen = hues(room.members);
  let notices = room.notices.findIndex(notice => notice.after >= from - 1);
  if (notices < 0) notices = room.notices.length;

  const breakGroup = () => { group = null; };
  const putNotices = (/** @type {number} */ before) => {
    for (; notices < room.notices.length && room.notices[notices].after < before; notices++) {
      rows.push({ kind: 'notice', key: room.notices[notices].key, notice: room.notices[notices] });
      breakGroup();
    }
  };
  const putDay = (/** @type {string} */ at) => {
    const its = dayOf(at);
    if (its === day) return;
    day = its;
    rows.push({ kind: 'day', key: `day-${its}`, at });
    breakGroup();
  };
  const put = (/** @type {any} */ message, /** @type {MessageRow['state']} */ state) => {
    putDay(message.at);
    const joins = group !== null && group.message.from.id === message.from.id && near(group.message.at, message.at)
      && (group.state === 'failed') === (state === 'failed');
    if (joins && group) group.last = false;
    group = { kind: 'message', key: message.cid ?? `s${message.seq}`, message, quoted: quotedBy(room, message), state, own: message.from.id === me?.id, hue: chosen.get(message.from.id), readers: [], news: news.get(message.seq) ?? 0, inThread: Boolean(room.root), first: !joins, last: true };
    rows.push(group);
  };

  let lineDue = room.line !== null;
  for (const event of room.events) {
    if (event.seq < from) continue;
    if (event.seq >= to) return rows;
    putNotices(event.seq);
    if (isTold(room, event)) {
      putDay(event.at);
      rows.push({ kind: 'event', key: `s${event.seq}`, event });
      breakGroup();
    }
    if (event.type !== 'message' || (!room.root && inThread(event))) continue;
    if (lineDue && room.line !== null && event.seq > room.line && !event.deleted && event.from.id !== me?.id) {
      putDay(event.at);
      rows.push({ kind: 'unread', key: 'unread' });
      breakGroup();
      lineDue = false;
    }
    put(event, 'sent');
  }
  putNotices(Infinity);
  const author = { id: me?.id ?? '', name: me?.name ?? '' };
  for (const { state, ...message } of room.pending) if (room.root || !message.thread) put({ ...message, from: author }, state);
  const end = rows[rows.length - 1];
  if (!room.root && end?.kind === 'message' && end.own && end.state === 'sent' && !end.message.deleted) end.readers = readers(room, end.message, me?.id).map(one => one.name);
  return rows;
}

/** @param {Room} room @param {any} message */
function quotedBy({ events }, { replyTo, thread }) {
  if (!replyTo || thread) return undefined;
  const event = events[replyTo - (events[0]?.seq ?? 0)];
  return event?.type === 'message' ? event : null;
}

/** What was pinned is told, and what is not any more is not. In a direct room all are there from the beginning; who makes a room owns it. @param {Room} room @param {any} event */
function isTold(room, event) {
  if (event.type === 'room' || (event.type === 'pinned' && event.on)) return true;
  return event.type === 'member' && room.kind !== 'direct' && !(event.change === 'joined' && event.role === 'owner' && event.by.id === event.user.id);
}

/** @param {string} a @param {string} b */
const near = (a, b) => Math.abs(Date.parse(b) - Date.parse(a)) <= GROUP;
