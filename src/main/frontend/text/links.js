/** Finds web addresses and called names in a text; everything else stays text. */
import { callings } from './mentions.js';

/** @typedef {{text: string, href?: string, user?: string}} Piece */

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;

/** @param {string} text @param {import('./mentions.js').Mentions} [mentions] @returns {Piece[]} */
export const pieces = (text, mentions) => addresses(text).flatMap(piece => (piece.href ? [piece] : callings(piece.text, mentions)));

/** @param {string} text @returns {Piece[]} */
function addresses(text) {
  /** @type {Piece[]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const href = safe(address);
    if (!href) continue;
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

/** A full stop or an unpaired bracket at the end belongs to the sentence. @param {string} address @returns {string} */
function trimmed(address) {
  const short = address.replace(/[.,;:!?…]+$/u, '');
  const closes = short.endsWith(')') && short.split('(').length < short.split(')').length;
  if (closes) return trimmed(short.slice(0, -1));
  return short === address ? address : trimmed(short);
}

/** @param {string} address */
function safe(address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
