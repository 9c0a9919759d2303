/** Puts signs around what is selected, or takes them away where they stand already. */

/** By the key that goes with Ctrl, or ⌘. */
const SIGNS = /** @type {Record<string, string>} */ ({ b: '**', i: '*', e: '`' });

/** @param {{key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean}} event @returns {string | undefined} */
export const signOf = ({ key, ctrlKey, metaKey, altKey, shiftKey }) => (ctrlKey !== metaKey && !altKey && !shiftKey ? SIGNS[key.toLowerCase()] : undefined);

/**
 * @param {string} text @param {number} start of the selection @param {number} end @param {string} sign
 * @returns {{text: string, start: number, end: number}}
 */
export function wrapped(text, start, end, sign) {
  const [before, inner, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const size = sign.length;
  if (runBefore(before, sign) && runAfter(after, sign)) return { text: before.slice(0, -size) + inner + after.slice(size), start: start - size, end: end - size };
  return { text: before + sign + inner + sign + after, start: start + size, end: end + size };
}

/** Two stars are bold and one is italic, so three are both. @param {number} stars @param {string} sign */
const has = (stars, sign) => (sign.length === 2 ? stars >= 2 : stars % 2 === 1);

/** @param {string} before @param {string} sign */
const runBefore = (before, sign) => has(before.length - before.replace(sign[0] === '*' ? /\*+$/ : /`+$/, '').length, sign);

/** @param {string} after @param {string} sign */
const runAfter = (after, sign) => has(after.length - after.replace(sign[0] === '*' ? /^\*+/ : /^`+/, '').length, sign);
