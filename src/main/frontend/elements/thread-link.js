/** Below a message: how much was answered in its thread, and the way there. */
import { html, nothing } from 'lit';
import { timeOf } from '../text/time.js';
import { icon } from './light.js';

/** @param {any} message @param {number} unread */
export function threadLink({ seq, replies }, unread) {
  if (!replies) return nothing;
  return html`<button class="thread" type="button" @click=${(/** @type {Event} */ event) => event.currentTarget?.dispatchEvent(new CustomEvent('open-thread', { bubbles: true, detail: seq }))}>
    ${icon('thread', 'icon--small')}<b>${`${replies.count} ${replies.count === 1 ? 'reply' : 'replies'}`}</b> <span>Last <time datetime=${replies.last}>${timeOf(replies.last)}</time></span>
    ${unread > 0 ? html`<span class="count count--mention">${unread}<span class="hidden-text"> new</span></span>` : nothing}</button>`;
}
