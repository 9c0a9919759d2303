/** What can be done with a message, on a touch screen. */
import { html, nothing } from 'lit';
import { Dialog } from './dialog.js';
import { icon } from './light.js';

/** @typedef {{text: string, copy: () => void, remove: false | (() => void), report: false | (() => void)}} About */

export class MessageDialog extends Dialog {
  static properties = { ...Dialog.properties, about: { state: true } };

  constructor() {
    super();
    /** @type {About | null} */
    this.about = null;
  }

  /** @param {About} about */
  ask(about) {
    this.about = about;
    return this.show();
  }

  render() {
    const { about } = this;
    if (!about) return nothing;
    return this.frame('Message', html`<div class="dialog__body"><blockquote class="quote" dir="auto">${about.text}</blockquote>
      <div class="acts">${this.#act('copy', 'Copy text', about.copy)}
        ${about.report ? this.#act('flag', 'Report message', about.report) : nothing}
        ${about.remove ? this.#act('trash', 'Delete message', about.remove, 'menu__item--danger') : nothing}</div></div>`);
  }

  /** @param {string} name @param {string} words @param {() => void} run @param {string} [more] */
  #act(name, words, run, more = '') {
    return html`<button class="menu__item ${more}" type="button" @click=${() => { this.close(); run(); }}>${icon(name, 'icon--small')}${words}</button>`;
  }
}
customElements.define('message-dialog', MessageDialog);
