/** Begins a conversation with people who are looked up by name. */
import { html } from 'lit';
import { say } from '../text/words.js';
import { FormDialog } from './form-dialog.js';
import './people-picker.js';

/** With oneself they are eight. */
const MOST = 7;

export class NewMessageDialog extends FormDialog {
  static properties = { ...FormDialog.properties, chosen: { state: true } };

  constructor() {
    super();
    /** @type {import('../connection/protocol.js').User[]} */
    this.chosen = [];
  }

  async ask() {
    this.chosen = [];
    await this.show();
    this.querySelector('input')?.focus();
  }

  render() {
    const { chosen } = this;
    return this.frame(say`New message`, html`<form class="dialog__body" id="message-form" novalidate @submit=${this.#submit}>
      <people-picker .chat=${this.chat} .most=${MOST} .without=${[this.me?.id ?? '']} .chosen=${chosen} label=${say`To`} @choose=${(/** @type {CustomEvent} */ event) => { this.chosen = event.detail; }}></people-picker>
      ${this.trouble()}
    </form>`, html`<button class="button" type="button" @click=${this.close}>${say`Cancel`}</button>
      <button class="button button--primary" type="submit" form="message-form" aria-disabled=${this.busy || chosen.length === 0 ? 'true' : 'false'}>${say`Open the conversation`}</button>`);
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const users = this.chosen.map(one => one.id);
    if (users.length > 0 && await this.attempt(() => this.chat.openDirect(users))) this.close();
  }
}
customElements.define('new-message-dialog', NewMessageDialog);
