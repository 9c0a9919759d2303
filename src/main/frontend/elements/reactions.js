/** The reactions under a message: how many gave which emoji, who they are, and whether I am one of them. */
import { html, nothing } from 'lit';
import { counted, list, say } from '../text/words.js';

/**
 * @typedef {import('../state/changes.js').Reactions} Reactions
 * @typedef {import('../session/chat.js').Chat} Chat
 */

/** @param {any} message @param {Chat} chat @param {string} room @param {string | undefined} me */
export function reactions(message, chat, room, me) {
  if (!message.reactions) return nothing;
  // They are not news: the log is silent about them.
  return html`<ul class="reactions" aria-live="off" aria-label=${say`Reactions`}>${message.reactions.map((/** @type {Reactions} */ one) => {
    const mine = one.users.some(user => user.id === me);
    const who = names(one, me);
    return html`<li><button class="reaction" type="button" tabindex="-1" aria-pressed=${mine ? 'true' : 'false'} aria-label="${one.emoji} ${one.count}: ${who}" title=${who}
      @click=${() => give(chat, room, message, one.emoji)}><span aria-hidden="true">${one.emoji}</span>${one.count}</button></li>`;
  })}</ul>`;
}

/** @param {Reactions} one @param {string | undefined} me */
function names({ users, count }, me) {
  const named = [...users].sort((a, b) => Number(b.id === me) - Number(a.id === me)).map(user => (user.id === me ? say`You` : user.name));
  const others = count - named.length;
  const all = others > 0 ? [...named, counted(others, '{n} other', '{n} others')] : named;
  return list(all);
}

/** @param {Chat} chat @param {string} room @param {import('../connection/protocol.js').RoomEvent} message @param {string} emoji */
export const give = (chat, room, message, emoji) => chat.attempt(() => chat.messages.react(room, message, emoji));
