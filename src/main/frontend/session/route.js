/** Which room the address names: `#/lobby` opens it, anything else is the list with the lobby behind it. */
import { isRoomId } from '../connection/protocol.js';

export const LOBBY = 'lobby';

/** @param {string} hash @returns {{room: string | null, view: 'list' | 'room'}} */
export function readRoute(hash) {
  const id = hash.startsWith('#/') ? decoded(hash.slice(2)) : '';
  return isRoomId(id) ? { room: id, view: 'room' } : { room: null, view: 'list' };
}

/** @param {string} room */
export const routeTo = room => `#/${encodeURIComponent(room)}`;

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return ''; // a broken escape names no room
  }
}
