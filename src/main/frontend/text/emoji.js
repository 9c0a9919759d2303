/** Emoji by `:name:`: replaces whole names, completes begun ones. */
import { all } from './emoji-names.js';

/** @typedef {import('./emoji-names.js').Emoji} Emoji */

const byName = new Map(all.map(one => [one.name, one.emoji]));

/** Whole names, also several in a row; not the colons of a time, an address or a `scope::name`. */
const NAMES = /(?<![\w/:])(?::[a-z0-9_+-]+:)+(?![\w/:])/giu;

/** Code as messages are formatted: between fences, to the end where nothing closes it, or between as many backticks. */
const CODE = /((?<=^|\n)```[^]*?(?:```|$)|(?<!`)(`+)(?!`)[^]*?(?<!`)\2(?!`))/u;

/** Names nobody knows stay as they were typed, and so does code. @param {string} text */
export const replaceEmoji = text => text.split(CODE)
  // Each piece of code is followed by the backticks around it, which are in it already.
  .map((piece, i) => (i % 3 === 0 ? replaced(piece) : i % 3 === 1 ? piece : '')).join('');

/** @param {string} text */
const replaced = text => text.replace(NAMES, run => run.replace(/:([^:]+):/gu, (whole, name) => byName.get(name.toLowerCase()) ?? whole));

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
