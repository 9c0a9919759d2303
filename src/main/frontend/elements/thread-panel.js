/** A thread, beside its room: the message with which it began, what was answered, the place to answer. */
import { html, nothing } from 'lit';
import { may, muted } from '../state/rights.js';
import { roomName } from '../state/room-name.js';
import { threadRoom } from '../state/threads.js';
import { phrase, say } from '../text/words.js';
import './chat-composer.js';
import { icon, Light, tool } from './light.js';
import './message-list.js';

export class ThreadPanel extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, me: { attribute: false }, limit: { type: Number } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
    this.limit = 10_000;
  }

  render() {
    const { room, me, chat } = this;
    const thread = threadRoom(room);
    const writes = !room.archived && may('speak', room, me) && !muted(room, me, Date.now());
    return html`<aside class="panel panel--thread" aria-label=${say`Thread`} @keydown=${this.#keys} @compose=${() => this.querySelector('textarea')?.focus()} @edit-message=${this.#edit} @sent=${this.#sent}>
      <header class="panel__head"><h2 class="panel__title panel__title--thread">${icon('thread', 'icon--small')}<span>${phrase`Thread in ${html`<bdi>${roomName(room, me)}</bdi>`}`}</span></h2>
        ${tool(say`Close the thread`, 'x', () => this.#close())}</header>
      <message-list .chat=${chat} .room=${thread} .me=${me}></message-list>
      ${writes ? html`<chat-composer .chat=${chat} .room=${thread} .me=${me} .limit=${this.limit}></chat-composer>` : nothing}
    </aside>`;
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  }

  /** Back to the message with which it began. */
  #close() {
    const row = /** @type {HTMLElement | null} */ (document.querySelector(`.room .msg[data-seq="${this.room.thread?.root}"]`));
    this.chat.threads.close(this.room.id);
    requestAnimationFrame(() => row?.focus());
  }

  /** @param {CustomEvent} event */
  #edit(event) {
    event.stopPropagation();
    /** @type {import('./chat-composer.js').ChatComposer | null} */ (this.querySelector('chat-composer'))?.edit(event.detail);
  }

  #sent() {
    /** @type {import('./message-list.js').MessageList | null} */ (this.querySelector('message-list'))?.toEnd();
  }
}
customElements.define('thread-panel', ThreadPanel);
