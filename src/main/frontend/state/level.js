/** Of what in a room one is told while one looks elsewhere: of all, of what names me, of nothing. */

/**
 * @typedef {'all' | 'mentions' | 'nothing'} Level
 * @typedef {(message: any, me: {id: string, name: string}) => boolean} Mentions whether a message names me
 */

/** @type {Level[]} */
export const LEVELS = ['all', 'mentions', 'nothing'];

/** Where nothing was chosen. @type {Level} */
export const USUAL = 'all';

/** @param {any} word @returns {word is Level} */
export const isLevel = word => LEVELS.includes(word);

/**
 * Whether I am to be told of a message. What is said in a conversation is said to me.
 * @param {Level} level @param {{kind: string}} room @param {any} message @param {{id: string, name: string}} me @param {Mentions} mentions
 */
export function tells(level, room, message, me, mentions) {
  if (level === 'mentions') return room.kind === 'direct' || mentions(message, me);
  return level === 'all';
}
