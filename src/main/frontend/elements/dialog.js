/** The frame of a dialog: native, so that Escape closes it and focus returns to where it was. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';
import { icon, Light } from './light.js';

export class Dialog extends Light {
  /** The element is in the page all the time; its content only while it is open. */
  static properties = { open: { state: true } };

  constructor() {
    super();
    this.open = false;
  }

  async show() {
    this.open = true;
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  close() {
    this.querySelector('dialog')?.close();
  }

  /** @param {string} title @param {unknown} body @param {unknown} [foot] */
  frame(title, body, foot = nothing) {
    if (!this.open) return nothing;
    const id = `${this.localName}-title`;
    return html`<dialog class="dialog" aria-labelledby=${id} @close=${this.#closed} @mousedown=${this.#outside}>
      <header class="dialog__head"><h2 id=${id}>${title}</h2>
        <button class="tool" type="button" aria-label=${say`Close`} title=${say`Close`} @click=${this.close}>${icon('x')}</button></header>
      ${body}
      ${foot === nothing ? nothing : html`<footer class="dialog__foot">${foot}</footer>`}
    </dialog>`;
  }

  /** The word of it comes a moment later: it may be open again. @param {Event} event */
  #closed(event) {
    this.open = /** @type {HTMLDialogElement} */ (event.currentTarget).open;
  }

  /** @param {MouseEvent} event */
  #outside(event) {
    const dialog = /** @type {HTMLDialogElement} */ (event.currentTarget);
    if (event.target !== dialog) return;
    const box = dialog.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) dialog.close();
  }
}
