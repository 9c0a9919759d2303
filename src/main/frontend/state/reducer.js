/** The state of the page and everything that can happen to it; pure, so that tests can hold its laws. */
import { acknowledge, discard, fail, queue, retry, settleByCid } from './pending.js';
import { described, sentOut } from './happening.js';
import { member, presence, receipt } from './people.js';
import { roleOf } from './rights.js';
import { newRoom, older, place, snapshot } from './room.js';
import { follow, loadThread, openThread, readThread } from './threads.js';
import { drawLine, readElsewhere, readToEnd, unreadIn } from './unread.js';

/**
 * @typedef {import('../connection/protocol.js').User} User
 * @typedef {import('../connection/protocol.js').Frame} Frame
 * @typedef {import('../connection/connection.js').Link} Link
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../connection/protocol.js').RoomInfo & {role?: import('../connection/protocol.js').Role, epoch?: string, head?: number, online: number,
 *   last?: {from: {id: string, name: string}, text: string, at: string}, unread?: number, mentions?: number}} Listed
 *
 * @typedef {object} State
 * @property {'starting' | 'gate' | 'chat'} phase
 * @property {import('../session/api.js').Me | null} me
 * @property {import('../session/api.js').Doors} doors how people come in here
 * @property {boolean} account whether the last one here had an account
 * @property {Link} link
 * @property {{text: number}} limits
 * @property {string} current the open room
 * @property {'list' | 'room'} view which pane a phone shows
 * @property {string | null} reading the room whose end is on the screen
 * @property {Record<string, Room>} rooms those we are in
 * @property {Listed[] | null} listed those there are; null before the first answer
 * @property {string} lastName offered again at the gate
 * @property {import('./threads.js').Followed[]} followed the threads that I follow, as the server told last
 * @property {string | null} why what the gate has to say about why it is there
 *
 * @typedef {{type: string, [more: string]: any}} Action
 */

/** @type {State} */
export const initial = {
  phase: 'starting', me: null, doors: { ways: ['guest'], registration: false }, account: false, link: { status: 'idle' }, limits: { text: 10_000 }, current: 'lobby', view: 'list',
  reading: null, rooms: {}, listed: null, followed: [], why: null, lastName: '',
};

/** @type {Record<string, (state: State, action: any) => State>} */
const ON = {
  entered: (state, { me }) => ({ ...state, phase: 'chat', me, why: null, ...(state.me && state.me.id !== me.id ? { rooms: {} } : {}) }),
  known: (state, { me }) => ({ ...state, me }),
  doors: (state, { doors }) => ({ ...state, doors }),
  shutOut: (state, { why }) => ({ ...state, phase: 'gate', me: null, account: state.me ? !state.me.guest : state.account, lastName: state.me?.name ?? state.lastName, rooms: {}, listed: null, followed: [], reading: null, why: why ?? null }),
  link: (state, { link }) => ({ ...state, link, rooms: link.status === 'open' ? state.rooms : everyRoom(state, apart) }),
  listed: (state, { rooms }) => ({ ...state, listed: rooms }),
  went: go,
  opened: (state, { room, mark }) => (state.rooms[room] ? state : withRoom(state, { ...newRoom(room), mark: mark ?? null })),
  closed: close,
  reading: (state, { room }) => {
    const next = state.reading === room ? state : { ...state, reading: room };
    return room && state.rooms[room] ? inRoom(next, room, readToEnd) : next;
  },
  queued: (state, { room, message }) => inRoom(state, room, held => queue(held, message)),
  failed: (state, { room, cid, error }) => inRoom(state, room, held => fail(held, cid, error)),
  retried: (state, { room, cid }) => inRoom(state, room, held => retry(held, cid)),
  discarded: (state, { room, cid }) => inRoom(state, room, held => discard(held, cid)),
  stored: (state, { room, cid, seq, mid, at }) => {
    const { me } = state;
    return me ? inRoom(state, room, held => seen(state, held, acknowledge(held, me, cid, { seq, mid, at }))) : state;
  },
  older: (state, { room, epoch, events, more }) => inRoom(state, room, held => (held.epoch === epoch ? older(held, events, more) : held)),
  newer: (state, { room, epoch, events }) => inRoom(state, room, held => (held.epoch === epoch ? arrive(state, held, events) : held)),
  shut: (state, { room, why, by, text }) => inRoom(state, room, held => ({ ...held, shut: { why, by, text }, joined: false, typing: [] })),
  comingBack: (state, { room }) => inRoom(state, room, held => (held.shut ? { ...held, shut: null } : held)),
  followed: (state, { threads }) => ({ ...state, followed: threads, rooms: everyRoom(state, room => follow(room, threads)) }),
  threadOpened: (state, { room, root }) => inRoom(state, room, held => openThread(held, root)),
  threadLoaded: (state, { room, page }) => inRoom(state, room, held => loadThread(held, page)),
  threadClosed: (state, { room }) => inRoom(state, room, held => (held.thread ? { ...held, thread: null } : held)),
  threadRead: (state, { room, thread, seq }) => inRoom(state, room, held => readThread(held, thread, seq)),
  frame: (state, { frame, at }) => (Object.hasOwn(FRAMES, frame.type) ? FRAMES[frame.type](state, frame, at) : state),
};

/** @type {Record<string, (state: State, frame: Frame, at: string) => State>} */
const FRAMES = {
  welcome: (state, { user, limits }) => ({ ...state, me: { ...state.me, ...user },
    limits: Number.isSafeInteger(limits?.text) && limits.text > 0 ? { text: limits.text } : state.limits }),
  joined: (state, frame) => inRoom(state, frame.room.id, held => {
    const next = follow(settleByCid(snapshot(held, /** @type {any} */ (frame), state.me?.id), state.me), state.followed);
    if (state.reading === held.id) return readToEnd(next);
    return state.current === held.id && next.line === null ? drawLine(next, state.me?.id) : next;
  }),
  message: (state, frame) => inRoom(state, frame.room, held => arrive(state, quiet(held, frame.from.id), [frame])),
  member: (state, frame, at) => inRoom(state, frame.room, held => {
    if (frame.seq === undefined) return member(held, frame, at, state.me?.id);
    const why = sentOut(held, frame, state.me?.id);
    const next = arrive(state, held, [frame]);
    return why ? { ...next, shut: { why, by: frame.by }, joined: false, typing: [] } : next;
  }),
  room: (state, frame) => inRoom(state, frame.room, held => {
    const next = arrive(state, held, [frame]);
    const closed = next !== held && frame.info.kind === 'private' && frame.changed.includes('kind') && roleOf(next, state.me) === null;
    return closed ? { ...next, shut: { why: 'closed', by: frame.by }, joined: false, typing: [] } : next;
  }),
  edited: (state, frame) => inRoom(state, frame.room, held => arrive(state, held, [frame])),
  deleted: (state, frame) => inRoom(state, frame.room, held => arrive(state, held, [frame])),
  pinned: (state, frame) => inRoom(state, frame.room, held => arrive(state, held, [frame])),
  reaction: (state, frame) => inRoom(state, frame.room, held => arrive(state, held, [frame])),
  presence: (state, frame) => inRoom(state, frame.room, held => presence(held, frame)),
  receipt: (state, frame) => inRoom(state, frame.room, held => (frame.thread ? readThread(held, frame.thread, frame.seq) : frame.user.id === state.me?.id ? readElsewhere(receipt(held, frame), frame.seq) : receipt(held, frame))),
  typing: (state, frame) => inRoom(state, frame.room, held => ({ ...held, typing: frame.users })),
  members: (state, frame) => inRoom(state, frame.room, held => ({ ...held, members: frame.members })),
  ping: (state, { heads }) => Object.entries(heads ?? {}).reduce((now, [room, head]) =>
    inRoom(now, room, held => (Number.isSafeInteger(head) && Number(head) > held.head ? { ...held, head: Number(head) } : held)), state),
  gone: (state, frame) => inRoom(state, frame.room, held => ({ ...held, shut: { why: 'gone' }, joined: false, typing: [] })),
  resync: (state, frame) => inRoom(state, frame.room, held => ({ ...described(newRoom(held.id), held), role: held.role, muted: held.muted,
    members: held.members, pending: held.pending, mark: held.mark })),
};

/** @param {State} state @param {Action} action @returns {State} */
export function reduce(state, action) {
  return Object.hasOwn(ON, action.type) ? ON[action.type](state, action) : state;
}

/** Events find their place; then the line and the read position follow. @param {State} state @param {Room} held @param {any[]} events */
function arrive(state, held, events) {
  return seen(state, held, settleByCid(events.reduce((now, event) => place(now, event, state.me?.id), held), state.me));
}

/** @param {State} state @param {Room} before @param {Room} after @returns {Room} */
function seen(state, before, after) {
  if (before.have === after.have) return after;
  if (state.reading === after.id) return readToEnd(after);
  const me = state.me?.id;
  const begins = state.current === after.id && unreadIn(before, me) === 0 && unreadIn(after, me) > 0;
  return begins ? drawLine(after, me) : after;
}

/** Whoever has sent a message does not type any more. @param {Room} room @param {string} user */
const quiet = (room, user) => (room.typing.some(one => one.id === user)
  ? { ...room, typing: room.typing.filter(one => one.id !== user) } : room);

/** Without a connection nobody is known to type, and what comes next begins with a new answer. @param {Room} room */
const apart = room => (room.joined || room.typing.length > 0 ? { ...room, joined: false, typing: [] } : room);

/** @param {State} state @param {{room: string, view: 'list' | 'room'}} action @returns {State} */
function go(state, { room, view }) {
  if (room === state.current) return view === state.view ? state : { ...state, view };
  const left = inRoom({ ...state, current: room, view, reading: null }, state.current, held => (held.line === null ? held : { ...held, line: null }));
  return inRoom(left, room, held => drawLine(held, state.me?.id));
}

/** @param {State} state @param {{room: string}} action @returns {State} */
function close(state, { room }) {
  const { [room]: gone, ...rooms } = state.rooms;
  return gone ? { ...state, rooms, reading: state.reading === room ? null : state.reading } : state;
}

/** @param {State} state @param {Room} room @returns {State} */
const withRoom = (state, room) => ({ ...state, rooms: { ...state.rooms, [room.id]: room } });

/** @param {State} state @param {string} id @param {(room: Room) => Room} change @returns {State} */
function inRoom(state, id, change) {
  if (!Object.hasOwn(state.rooms, id)) return state;
  const room = state.rooms[id];
  const next = change(room);
  return next === room ? state : withRoom(state, next);
}

/** @param {State} state @param {(room: Room) => Room} change */
const everyRoom = (state, change) => Object.keys(state.rooms).reduce((now, id) => inRoom(now, id, change), state).rooms;
