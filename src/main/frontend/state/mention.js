/** What calls me: my name in a message, or all who are in the room. */

/** @typedef {import('../connection/protocol.js').RoomEvent} RoomEvent */

/** @param {RoomEvent} message @param {string | undefined} me */
export const calls = (message, me) => Boolean(me) && message.from?.id !== me && !message.deleted
  && Boolean(message.mentions?.room || message.mentions?.users?.some((/** @type {{id: string}} */ user) => user.id === me));

/** How many of what I have not read call me; what is not loaded is counted by the server's list. @param {import('./room.js').Room} room @param {string | undefined} me @param {number} [listed] */
export function mentionsIn({ readSeq, events }, me, listed = 0) {
  if (readSeq === null) return 0;
  const held = events.filter(event => event.type === 'message' && event.seq > readSeq && calls(event, me)).length;
  const all = events.length > 0 && events[0].seq <= readSeq + 1;
  return all ? held : Math.max(held, listed);
}
