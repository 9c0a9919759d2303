/** Finds rooms and people by how the words of their names begin: "des", "de te" and "dt" all find the Design team. */
import { partner, roomName } from './room-name.js';
import { unreadIn } from './unread.js';

/**
 * @typedef {import('./reducer.js').State} State
 * @typedef {import('../connection/protocol.js').User} User
 * @typedef {object} Found
 * @property {'room' | 'person'} is
 * @property {string} id of the room, or of the person with whom there is no room yet
 * @property {string} name
 * @property {string} kind of the room
 * @property {number} unread
 * @property {User & {status?: string} | null} person who it leads to, where that is one
 */

/** As many as are looked through at a glance. */
const MOST = 12;

/** Without accents and capitals. @param {string} text */
const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** @param {string} text */
const wordsOf = text => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * How well a name fits what was typed: 0 where it begins so, 1 where its first word does, 2 where a later one does; null
 * where nothing does.
 * @param {string} sought @param {string} name @returns {number | null}
 */
export function fit(sought, name) {
  const letters = wordsOf(sought).join('');
  const words = wordsOf(name);
  if (letters === '') return sought.trim() === '' ? 0 : null;
  if (words.join('').startsWith(letters)) return 0;
  if (!spells(words, letters)) return null;
  return spells(words.slice(1), letters) ? 2 : 1;
}

/** Whether beginnings of the words, in their order, make the letters; each word once, so that no name takes long. @param {string[]} words @param {string} letters */
function spells(words, letters) {
  const reached = new Set([0]);
  for (const word of words) {
    for (const at of [...reached]) {
      for (let taken = 0; taken < word.length && word[taken] === letters[at + taken]; taken++) reached.add(at + taken + 1);
    }
  }
  return reached.has(letters.length);
}

/**
 * What to offer, the best first: what fits better, what is unread, what was open lately.
 * @param {string} sought @param {State} state @param {string[]} recent rooms, the last one first @param {User[]} people found by the server
 * @returns {Found[]}
 */
export function find(sought, { rooms, listed, me, current }, recent, people) {
  const held = Object.values(rooms);
  const all = [...held, ...(listed ?? []).filter(room => !rooms[room.id])];
  const met = new Set(held.map(room => partner(room, me)?.id));
  const found = [
    ...all.map(room => ({ is: /** @type {const} */ ('room'), id: room.id, name: roomName(room, me), kind: room.kind, mine: room.id in rooms,
      unread: rooms[room.id] ? unreadIn(rooms[room.id], me?.id) : 0, person: partner(rooms[room.id], me) })),
    ...people.filter(one => one.id !== me?.id && !met.has(one.id)).map(one => ({ is: /** @type {const} */ ('person'), id: one.id, name: one.name, kind: 'direct',
      mine: false, unread: 0, person: one })),
  ];
  const lately = (/** @type {string} */ id) => (recent.includes(id) ? recent.indexOf(id) : Infinity);
  return found
    .map(one => ({ one, how: fit(sought, one.name) ?? (one.is === 'room' ? fit(sought, one.id) : null), when: lately(one.id) }))
    // Who has typed nothing yet wants another room than this.
    .filter(({ one, how }) => how !== null && (sought.trim() !== '' || one.id !== current))
    .sort((a, b) => Number(a.how) - Number(b.how) || Number(b.one.unread > 0) - Number(a.one.unread > 0) || (a.when === b.when ? 0 : a.when - b.when)
      || Number(b.one.mine) - Number(a.one.mine) || a.one.name.localeCompare(b.one.name))
    .slice(0, MOST)
    .map(({ one: { mine, ...one } }) => one);
}
