/** Finds in a text whom its message calls; the server has decided who that is, by the same rule. */

/**
 * @typedef {{users?: {id: string, name: string}[], room?: boolean}} Mentions
 * @typedef {{text: string, user?: string}} Called user: an id, or '*' for all who are in the room
 */

const ALL = { id: '*', name: 'room' };

/** Of names that begin alike the longest is meant. @param {string} text @param {Mentions | undefined} mentions @returns {Called[]} */
export function callings(text, mentions) {
  if (!mentions) return [{ text }];
  const called = [...(mentions.users ?? [])].sort((a, b) => b.name.length - a.name.length);
  if (mentions.room) called.push(ALL);
  /** @type {Called[]} */
  const found = [];
  let end = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const one = isLetter(text.slice(0, at).at(-1)) ? undefined : called.find(({ name }) => isAt(text, at + 1, name));
    if (!one) continue;
    if (at > end) found.push({ text: text.slice(end, at) });
    end = at + 1 + one.name.length;
    found.push({ text: text.slice(at, end), user: one.id });
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
}

/** @param {string} text @param {number} from @param {string} name */
const isAt = (text, from, name) => text.slice(from, from + name.length).toLowerCase() === name.toLowerCase() && !isLetter([...text.slice(from + name.length, from + name.length + 2)][0]);

/** @param {string | undefined} character */
const isLetter = character => character !== undefined && /[\p{L}\p{Nd}]/u.test(character);

/**
 * The name that is begun right before the caret, "@Ad" of "hello @Ad"; names may have spaces.
 * @param {string} text @param {number} caret
 * @returns {{start: number, word: string} | null}
 */
export function begunName(text, caret) {
  const line = text.slice(Math.max(0, caret - 60), caret);
  const at = line.lastIndexOf('@');
  if (at < 0 || isLetter(line.slice(0, at).at(-1))) return null;
  const word = line.slice(at + 1);
  return /^\s|\n/u.test(word) ? null : { start: caret - word.length - 1, word: word.toLowerCase() };
}

/**
 * Who may be meant: the beginning of a name first, then the beginning of one of its words.
 * @template {{id: string, name: string}} P
 * @param {string} word @param {P[]} people @param {number} [most]
 * @returns {(P | typeof ALL)[]}
 */
export function completeName(word, people, most = 8) {
  const all = [...people, ALL];
  const starts = all.filter(one => one.name.toLowerCase().startsWith(word));
  const within = all.filter(one => !starts.includes(one) && one.name.toLowerCase().split(/\s+/u).some(part => part.startsWith(word)));
  return [...starts, ...within].slice(0, most);
}
