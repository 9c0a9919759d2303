/** The order of rooms in the list: the lobby, then by name; steady, so that nothing moves under the pointer. */

const LOBBY = 'lobby';

/** @template {{id: string, name: string}} T @param {T[]} rooms @returns {T[]} */
export const ordered = rooms => [...rooms].sort((a, b) =>
  Number(b.id === LOBBY) - Number(a.id === LOBBY) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
