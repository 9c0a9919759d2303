/** Looks for messages, and for what was said around one. */
import { call } from './api.js';

/**
 * @typedef {{start: number, end: number}} Mark in UTF-16 units of the text
 * @typedef {{room: string, name: string, kind: string, head: number, seq: number, mid: string, from: {id: string, name: string}, at: string, edited?: string, thread?: number, text: string, marks: Mark[]}} Found
 * @typedef {{results: Found[], next?: string}} Page
 */

/** How much is shown on each side of a message. */
const AROUND = 20;

/** Where the reader's days begin. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {string} text with what narrows it @param {{room?: string, before?: string}} [more] only one room; the page behind another @returns {Promise<Page>} */
export const search = (text, more = {}) => call(`search?${new URLSearchParams({ q: text, ...(zone ? { zone } : {}), ...more })}`);

/** What was said around a message, the oldest first. @param {string} room @param {number} seq @returns {Promise<import('../connection/protocol.js').RoomEvent[]>} */
export const around = async (room, seq) => said(await call(`rooms/${room}/messages?before=${seq + AROUND + 1}&limit=${2 * AROUND + 1}`));

/** @param {string} room @param {number} seq */
export const earlier = async (room, seq) => said(await call(`rooms/${room}/messages?before=${seq}&limit=${2 * AROUND}`));

/** @param {string} room @param {number} seq */
export const later = async (room, seq) => said(await call(`rooms/${room}/messages?after=${seq}&limit=${2 * AROUND}`));

/** @param {{events: import('../connection/protocol.js').RoomEvent[]}} page */
const said = page => page.events.filter(event => event.type === 'message');

/**
 * A text in pieces, those that were looked for marked. Marks that fit nowhere are left out.
 * @param {string} text @param {Mark[]} marks in their order @returns {{text: string, marked: boolean}[]}
 */
export function markedPieces(text, marks) {
  const pieces = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
