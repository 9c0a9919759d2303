/** A button that opens a menu: arrows walk in it, Escape and a click elsewhere close it. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';
import { icon, Light } from './light.js';

export class Menu extends Light {
  static properties = { open: { state: true } };

  constructor() {
    super();
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

  /** @param {string} label of the menu @param {() => unknown} items asked for while it is open */
  menu(label, items) {
    return html`<button class="tool" type="button" aria-label=${say`More`} title=${say`More`} aria-haspopup="menu" aria-expanded=${this.open ? 'true' : 'false'}
        @click=${this.#toggle}>${icon('more')}</button>
      ${this.open ? html`<div class="menu" role="menu" aria-label=${label} @keydown=${this.#keys}>${items()}</div>` : nothing}`;
  }

  /** @param {string} name @param {string} words @param {() => void} run @param {string} [more] */
  item(name, words, run, more = '') {
    return html`<button class="menu__item ${more}" role="menuitem" type="button" tabindex="-1"
      @click=${() => { this.#close(); run.call(this); }}>${icon(name, 'icon--small')}${words}</button>`;
  }

  /** One of several, of which one holds. @param {string} words @param {boolean} chosen @param {() => void} run */
  choice(words, chosen, run) {
    return html`<button class="menu__item" role="menuitemradio" aria-checked=${chosen ? 'true' : 'false'} type="button" tabindex="-1"
      @click=${() => { this.#close(); run.call(this); }}>${chosen ? icon('check', 'icon--small') : html`<span class="menu__gap"></span>`}${words}</button>`;
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
    else if (event.key === 'Home') items[0].focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }

  #close() {
    this.open = false;
    this.querySelector('button')?.focus();
  }

  #items() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[role^="menuitem"]')]);
  }
}
