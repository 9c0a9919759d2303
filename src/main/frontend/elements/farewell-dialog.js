/** Has Parley forget me: says what that means, and asks for a proof that I mean it. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';
import { FormDialog } from './form-dialog.js';

export class FarewellDialog extends FormDialog {
  async ask() {
    await this.show();
    this.querySelector('input')?.focus();
  }

  render() {
    return this.frame(say`Delete everything about me`, html`<form class="dialog__body" id="farewell-form" novalidate @submit=${this.#submit}>
      <p>${this.me?.account ? say`Your name, your account and your memberships go, on all devices.` : say`Your name, your entry and your memberships go, on all devices.`}
        ${say`What you wrote stays as that of a “deleted person”, or goes too, as this server is set up. Nobody can undo it.`}</p>
      ${this.me?.account ? html`<div class="entry"><div class="entry__top"><label for="farewell-password">${say`Your password`}</label></div>
        <div class="field"><input id="farewell-password" type="password" autocomplete="current-password" maxlength="128" aria-invalid=${this.error ? 'true' : 'false'} aria-describedby=${this.error ? 'farewell-note' : nothing}></div></div>`
        : html`<label class="tick"><input id="farewell-sure" type="checkbox" aria-invalid=${this.error ? 'true' : 'false'} aria-describedby=${this.error ? 'farewell-note' : nothing}><span>${say`I know that this cannot be undone`}</span></label>`}
      <div id="farewell-note">${this.trouble()}</div>
    </form>`, html`<button class="button" type="button" @click=${this.close}>${say`Cancel`}</button>
      <button class="button button--danger" type="submit" form="farewell-form" aria-disabled=${this.busy ? 'true' : 'false'}>${say`Delete`}</button>`);
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.querySelector('input'));
    if (this.me?.account ? field.value === '' : !field.checked) {
      this.error = this.me?.account ? say`Enter your password.` : say`Say that you are sure.`;
      field.focus();
      return;
    }
    const password = this.me?.account ? field.value : undefined;
    if (await this.attempt(() => this.chat.door.forgetMe(password))) this.close();
  }
}
customElements.define('farewell-dialog', FarewellDialog);
