/** Turns what came over the socket into frames the rest may trust, and drops what is broken. */

import { isHue } from '../text/names.js';

/** @typedef {import('./protocol.js').Frame} Frame */

const text = (/** @type {unknown} */ value) => typeof value === 'string';
const count = (/** @type {unknown} */ value) => Number.isSafeInteger(value) && Number(value) >= 0;
const position = (/** @type {unknown} */ value) => count(value) && value !== 0;
const user = (/** @type {any} */ value) => Boolean(value) && text(value.id) && text(value.name);
const html = (/** @type {any} */ f) => f.html === undefined || text(f.html);
const list = Array.isArray;
const change = (/** @type {any} */ f) => text(f.room) && position(f.seq) && position(f.target) && user(f.from) && text(f.at);
const reactions = (/** @type {any} */ value) => Boolean(value) && text(value.emoji) && position(value.count) && list(value.users) && value.users.every(user);

const mentions = (/** @type {any} */ value) => value === undefined || (Boolean(value) && (value.users === undefined || (list(value.users) && value.users.every(user))));

const replies = (/** @type {any} */ value) => value === undefined || (Boolean(value) && position(value.count) && text(value.last));

/** What a frame of each type must have before anybody reads it. @type {Record<string, (frame: any) => boolean>} */
const SHAPES = {
  welcome: f => user(f.user),
  joined: f => Boolean(f.room) && text(f.room.id) && text(f.epoch) && count(f.head) && list(f.events),
  message: f => text(f.room) && position(f.seq) && user(f.from) && text(f.text) && html(f) && text(f.at) && mentions(f.mentions) && replies(f.replies) && (f.pinned === undefined || user(f.pinned)) && (f.thread !== true || position(f.replyTo)) && (f.reactions === undefined || (list(f.reactions) && f.reactions.every(reactions))),
  edited: f => change(f) && (f.text === undefined || text(f.text)) && html(f) && mentions(f.mentions),
  member: f => text(f.room) && user(f.user) && text(f.change) && (f.seq === undefined || (position(f.seq) && user(f.by) && text(f.at))),
  room: f => text(f.room) && position(f.seq) && list(f.changed) && user(f.info) && text(f.info.kind) && user(f.by) && text(f.at),
  deleted: f => change(f),
  pinned: f => change(f) && typeof f.on === 'boolean',
  reaction: f => change(f) && text(f.emoji) && typeof f.on === 'boolean',
  presence: f => text(f.room) && user(f.user) && text(f.status),
  receipt: f => text(f.room) && user(f.user) && position(f.seq),
  typing: f => text(f.room) && list(f.users),
  history: f => text(f.room) && list(f.events),
  members: f => text(f.room) && list(f.members),
  resync: f => text(f.room),
  gone: f => text(f.room),
  ok: () => true,
  error: f => text(f.code),
  ping: () => true,
  bye: () => true,
};

/** Lists inside a frame keep only their sound items. @param {any} frame @returns {Frame} */
function tidy(frame) {
  if (frame.type === 'joined') {
    return { ...frame, events: soundEvents(frame.events), members: soundMembers(frame.members) };
  }
  if (frame.type === 'history') return { ...frame, events: soundEvents(frame.events) };
  if (frame.type === 'members') return { ...frame, members: soundMembers(frame.members) };
  if (frame.type === 'presence') return soundProfile(frame);
  if (frame.type === 'typing') return { ...frame, users: frame.users.filter(user) };
  return frame;
}

/**
 * Events of a slice: a type we do not know still holds its place in the numbering.
 * @param {any[]} events
 */
export const soundEvents = events => events.filter(event =>
  Boolean(event) && text(event.type) && position(event.seq)
  && (!Object.hasOwn(SHAPES, event.type) || SHAPES[event.type]({ room: '', ...event })));

/** @param {unknown} members */
const soundMembers = members => (list(members) ? members.filter(user) : [])
  .map(member => soundProfile({ ...member, status: text(member.status) ? member.status : 'online' }));

/** What somebody has chosen, where it can be shown. @param {any} one */
function soundProfile({ text: said, hue, ...rest }) {
  return { ...rest, ...(text(said) ? { text: said } : {}), ...(isHue(hue) ? { hue } : {}) };
}

/** @param {unknown} value @returns {Frame | null} null for what is no frame of ours */
export function soundFrame(value) {
  if (typeof value !== 'object' || value === null) return null;
  const frame = /** @type {any} */ (value);
  if (!text(frame.type) || !Object.hasOwn(SHAPES, frame.type) || !SHAPES[frame.type](frame)) return null;
  return tidy(frame);
}

/**
 * One text frame may carry several objects, a line each.
 * @param {unknown} data
 * @returns {Frame[]}
 */
export function readFrames(data) {
  if (typeof data !== 'string') return [];
  /** @type {Frame[]} */
  const frames = [];
  for (const line of data.split('\n')) {
    if (line.trim() === '') continue;
    const frame = soundFrame(parsed(line));
    if (frame) frames.push(frame);
  }
  return frames;
}

/** @param {string} line */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch (problem) {
    console.warn('A line from the server is no JSON', problem);
    return null;
  }
}
