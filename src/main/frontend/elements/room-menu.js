/** What can be done with a room. */
import { html, nothing } from 'lit';
import { LOBBY } from '../session/route.js';
import { icon, Light } from './light.js';

export class RoomMenu extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, open: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    this.open = false;
    this.outside = (/** @type {Event} */ event) => {
      if (!this.contains(/** @type {Node} */ (event.target))) this.open = false;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.outside);
  }

  render() {
    return html`<button class="tool" type="button" aria-label="More" title="More" aria-haspopup="menu" aria-expanded=${this.open ? 'true' : 'false'}
        @click=${this.#toggle}>${icon('more')}</button>
      ${this.open ? html`<div class="menu" role="menu" aria-label="Room" @keydown=${this.#keys}>
        ${this.#item('link', 'Copy the link', this.#copy)}
        ${this.room.id === LOBBY ? nothing : this.#item('leave', 'Leave the room', () => this.chat.leaveRoom(this.room.id), 'menu__item--danger')}
      </div>` : nothing}`;
  }

  /** @param {string} name @param {string} words @param {() => void} run @param {string} [more] */
  #item(name, words, run, more = '') {
    return html`<button class="menu__item ${more}" role="menuitem" type="button" tabindex="-1"
      @click=${() => { this.#close(); run.call(this); }}>${icon(name, 'icon--small')}${words}</button>`;
  }

  async #toggle() {
    this.open = !this.open;
    await this.updateComplete;
    if (this.open) this.#items()[0]?.focus();
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    const items = this.#items();
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length].focus();
    else if (event.key === 'ArrowUp') items[(at + items.length - 1) % items.length].focus();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }

  #close() {
    this.open = false;
    this.querySelector('button')?.focus();
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.chat.tell('Link copied. Anybody here can open it.');
    } catch (problem) {
      console.warn('No clipboard', problem);
      this.chat.tell('This browser does not let the page copy. The address bar has the link.', 'alert');
    }
  }

  #items() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[role="menuitem"]')]);
  }
}
customElements.define('room-menu', RoomMenu);
