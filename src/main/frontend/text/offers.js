/** What may be meant by what is begun before the caret: an emoji by `:na`, somebody by `@na`. */
import { begun, complete } from './emoji.js';
import { begunName, completeName } from './mentions.js';
import { say } from './words.js';

/** @typedef {{sign: string, words: string, text: string, start: number}} Offer text: what takes the place of what was begun, from `start` on */

/** @param {string} text @param {number} caret @param {{id: string, name: string}[]} people @returns {Offer[]} */
export function offersFor(text, caret, people) {
  const emoji = begun(text, caret);
  if (emoji) return complete(emoji.word).map(one => ({ sign: one.emoji, words: `:${one.name}:`, text: one.emoji, start: emoji.start }));
  const name = begunName(text, caret);
  if (!name || people.some(one => one.name.toLowerCase() === name.word.trimEnd() && name.word.endsWith(' '))) return [];
  return completeName(name.word, people).map(one => ({ sign: '@', words: one.id === '*' ? say`room, everybody here` : one.name, text: `@${one.name}`, start: name.start }));
}
