/** What a name looks like on an avatar: one or two initials, and a colour that stays with the person. */

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** @param {string} word the first letter as a reader sees it, an emoji with all its parts included */
const initial = word => segmenter.segment(word)[Symbol.iterator]().next().value?.segment ?? '';

/** @param {string} name */
export function initials(name) {
  const words = name.trim().split(/[\s_]+/u).filter(Boolean);
  // "Ada 2" is the second Ada: her number says more than nothing, but it is no surname.
  const letters = words.filter(word => /[\p{L}\p{N}]/u.test(word));
  if (letters.length === 0) return initial(words[0] ?? '?');
  const first = initial(letters[0]);
  const last = letters.length > 1 ? initial(letters[letters.length - 1]) : '';
  return (first + last).toLocaleUpperCase();
}

/** One of eight hues from the user's id, the same everywhere, for who has chosen none. @param {string} id */
export function hue(id) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  // Ids that differ in one sign would else share a colour: stir the bits before taking three of them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 8;
}

/** Whether there is such a hue. @param {unknown} value @returns {value is number} */
export const isHue = value => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 8;
