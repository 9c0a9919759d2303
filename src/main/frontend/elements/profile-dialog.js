/** One's account: the name that others see, the password, and all devices. */
import { html, nothing } from 'lit';
import { ApiProblem } from '../session/api.js';
import { say } from '../text/words.js';
import { Dialog } from './dialog.js';
import { icon } from './light.js';

export class ProfileDialog extends Dialog {
  static properties = { ...Dialog.properties, chat: { attribute: false }, me: { attribute: false }, bad: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
    this.bad = '';
    this.error = '';
  }

  render() {
    return this.frame(say`Profile`, html`<div class="dialog__body">
      <form class="form" novalidate @submit=${this.#rename}>
        ${this.#entry('shown-name', say`Name that others see`, 'nickname', 'text', this.me?.name ?? '')}
        <button class="button" type="submit">${say`Change name`}</button>
      </form>
      <form class="form" novalidate @submit=${this.#changePassword}>
        <input class="hidden-text" type="text" autocomplete="username" .value=${this.me?.name ?? ''} tabindex="-1" aria-hidden="true" readonly>
        ${this.#entry('old-password', say`Current password`, 'current-password', 'password')}
        ${this.#entry('new-password', say`New password`, 'new-password', 'password')}
        <button class="button" type="submit">${say`Change password`}</button>
      </form>
    </div>`, html`<button class="button" type="button" @click=${this.#everywhere}>${say`Sign out on all devices`}</button>`);
  }

  /** @param {string} id @param {string} label @param {string} autocomplete @param {string} type @param {string} [value] */
  #entry(id, label, autocomplete, type, value = '') {
    const wrong = this.bad === id;
    return html`<div class="entry ${wrong ? 'entry--bad' : ''}"><div class="entry__top"><label for=${id}>${label}</label></div>
      <div class="field"><input id=${id} type=${type} autocomplete=${autocomplete} maxlength="128" .value=${value} aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby=${wrong ? `${id}-note` : nothing}></div>
      ${wrong ? html`<p class="entry__error" id="${id}-note" role="alert">${icon('alert', 'icon--small')}<span>${this.error}</span></p>` : nothing}</div>`;
  }

  /** @param {SubmitEvent} event */
  #rename(event) {
    event.preventDefault();
    this.#attempt('shown-name', say`You have a new name.`, () => this.chat.door.rename(this.#value('shown-name').trim()));
  }

  /** @param {SubmitEvent} event */
  #changePassword(event) {
    event.preventDefault();
    this.#attempt('new-password', say`You have a new password. Other devices are signed out.`,
      () => this.chat.door.changePassword(this.#value('old-password'), this.#value('new-password')), 'old-password');
  }

  #everywhere() {
    this.#attempt('shown-name', '', () => this.chat.door.leaveEverywhere());
  }

  /** @param {string} field @param {string} done @param {() => Promise<void>} work @param {string} [forbidden] the field that is wrong where the server forbids it */
  async #attempt(field, done, work, forbidden = field) {
    this.bad = '';
    try {
      await work();
      this.close();
      if (done) this.chat.tell(done);
    } catch (problem) {
      const known = problem instanceof ApiProblem;
      if (!known) console.warn('Could not change the profile', problem);
      this.error = known ? problem.message : say`The server does not answer. Try again in a moment.`;
      this.bad = known && problem.code === 'forbidden' ? forbidden : field;
    }
  }

  /** @param {string} id */
  #value(id) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`#${id}`)).value;
  }
}
customElements.define('profile-dialog', ProfileDialog);
