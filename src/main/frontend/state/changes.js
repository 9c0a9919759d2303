/** What later events make of a message: written anew, taken back, reacted to, pinned. The page's copy of the server's rule. */

/**
 * @typedef {import('../connection/protocol.js').RoomEvent} RoomEvent
 * @typedef {import('../connection/protocol.js').User} User
 * @typedef {{emoji: string, count: number, users: User[]}} Reactions
 */

/** How many who reacted are named; all are counted. */
const NAMED = 20;

/** The message that is another one after this event; undefined where it changes none. @param {RoomEvent} event @returns {number | undefined} */
const targetOf = event => (event.type === 'message' ? (event.thread ? event.replyTo : undefined) : event.target);

/** An answer in a thread changes the message with which that began. @param {RoomEvent} event */
export const isChange = event => event.type === 'edited' || event.type === 'deleted' || event.type === 'reaction' || event.type === 'pinned' || (event.type === 'message' && event.thread === true);

/** The message after a change; the same one where that is not its own, or contained already. @param {RoomEvent} message @param {RoomEvent} change @returns {RoomEvent} */
export function changed(message, change) {
  if (message.type !== 'message' || message.seq !== targetOf(change) || (message.changed ?? 0) >= change.seq) return message;
  if (change.type === 'message') return { ...message, replies: { count: (message.replies?.count ?? 0) + 1, last: change.at }, changed: change.seq };
  if (message.deleted) return message;
  switch (change.type) {
    case 'deleted': {
      const { edited, reactions, pinned, mentions, html, ...rest } = message;
      return { ...rest, text: '', deleted: true, changed: change.seq };
    }
    case 'edited': return change.text === undefined ? message : { ...message, text: change.text, html: change.html, mentions: change.mentions, edited: change.at, changed: change.seq };
    case 'pinned': return { ...message, pinned: change.on ? change.from : undefined, changed: change.seq };
    default: return { ...message, reactions: reactionsAfter(message.reactions, change), changed: change.seq };
  }
}

/** @param {Reactions[] | undefined} before @param {RoomEvent} change @returns {Reactions[] | undefined} */
function reactionsAfter(before = [], { emoji, on, from }) {
  const index = before.findIndex(one => one.emoji === emoji);
  const held = before[index] ?? { emoji, count: 0, users: [] };
  const named = held.users.some(user => user.id === from.id);
  const isSo = on ? named : held.count === 0 || (!named && held.count === held.users.length);
  const users = isSo ? held.users : on ? [...held.users, from].slice(0, NAMED) : held.users.filter(user => user.id !== from.id);
  const count = isSo ? held.count : held.count + (on ? 1 : -1);
  const now = before.filter(one => one.emoji !== emoji);
  if (count > 0) now.splice(index < 0 ? now.length : index, 0, { emoji, count, users });
  return now.length > 0 ? now : undefined;
}

/** Events after one more has happened. @param {RoomEvent[]} events @param {RoomEvent} change */
export function changedBy(events, change) {
  const index = events.findIndex(event => event.seq === targetOf(change));
  if (index < 0) return events;
  const now = changed(events[index], change);
  return now === events[index] ? events : events.with(index, now);
}

/** A page may be older than what we hold: its messages become what has been made of them since. @param {RoomEvent[]} events */
export function current(events) {
  const changes = events.filter(isChange);
  if (changes.length === 0) return events;
  const targets = new Set(changes.map(targetOf));
  return events.map(event => (targets.has(event.seq) ? changes.reduce(changed, event) : event));
}

/** What is ours of a message gives way to what the server says, as it stands now. @param {RoomEvent} ours @param {RoomEvent} event */
export function standing(ours, event) {
  if ((ours.changed ?? 0) <= (event.changed ?? 0)) return event;
  const { text, html, mentions, edited, deleted, reactions, pinned, replies, changed: by } = ours;
  return { ...event, text, html, mentions, edited, deleted, reactions, pinned, replies, changed: by };
}
