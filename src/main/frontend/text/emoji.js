/** Emoji by `:name:`: replaces whole names, completes begun ones. */
import { all } from './emoji-names.js';

/** @typedef {import('./emoji-names.js').Emoji} Emoji */

const byName = new Map(all.map(one => [one.name, one.emoji]));

/** Whole names, also several in a row; not the colons of a time, an address or a `scope::name`. */
const NAMES = /(?<![\w/:])(?::[a-z0-9_+-]+:)+(?![\w/:])/giu;

/** Names nobody knows stay as they were typed. @param {string} text */
export const replaceEmoji = text =>
  text.replace(NAMES, run => run.replace(/:([^:]+):/gu, (whole, name) => byName.get(name.toLowerCase()) ?? whole));

/**
 * What is begun right before the caret, ":na" of "hello :na".
 * @param {string} text @param {number} caret
 * @returns {{start: number, word: string} | null}
 */
export function begun(text, caret) {
  const match = /(?:^|[\s([{])(:([a-z0-9_+-]{2,}))$/iu.exec(text.slice(0, caret));
  return match ? { start: caret - match[1].length, word: match[2].toLowerCase() } : null;
}

/** Those that begin so first, then those that contain it. @param {string} word @param {number} [most] @returns {Emoji[]} */
export function complete(word, most = 8) {
  const starts = all.filter(one => one.name.startsWith(word));
  const holds = all.filter(one => !one.name.startsWith(word) && one.name.includes(word));
  const exact = (/** @type {Emoji} */ one) => (one.name === word ? 0 : 1);
  return [...starts.sort((a, b) => exact(a) - exact(b)), ...holds].slice(0, most);
}
