/** A short word under the header; it goes by itself, but not while it is looked at. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';
import { icon, Light } from './light.js';

const STAY = 5000;

export class ToastHost extends Light {
  static properties = { chat: { attribute: false }, word: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {{text: string, icon: string} | null} */
    this.word = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.timer = undefined;
    this.onTell = (/** @type {Event} */ event) => {
      this.word = /** @type {CustomEvent} */ (event).detail;
      this.#wait();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.chat.addEventListener('tell', this.onTell);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.chat.removeEventListener('tell', this.onTell);
    clearTimeout(this.timer);
  }

  render() {
    return html`<div class="toasts" role="status">${this.word ? html`<div class="toast toast--${this.word.icon}" @pointerenter=${this.#hold} @pointerleave=${this.#wait} @focusin=${this.#hold} @focusout=${this.#wait}>
      ${icon(this.word.icon)}<span>${this.word.text}</span><button class="tool" type="button" aria-label=${say`Dismiss`} title=${say`Dismiss`} @click=${this.#dismiss}>${icon('x')}</button></div>` : nothing}</div>`;
  }

  #hold() {
    clearTimeout(this.timer);
  }

  #wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#dismiss(), STAY);
  }

  #dismiss() {
    this.word = null;
  }
}
customElements.define('toast-host', ToastHost);
