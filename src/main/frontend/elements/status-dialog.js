/** What others see of me besides my name: a line of text, and the colour of my avatar. */
import { html, nothing } from 'lit';
import { keepProfile, readProfile } from '../session/profile.js';
import { say } from '../text/words.js';
import { avatar } from './avatar.js';
import { FormDialog } from './form-dialog.js';

/** By the numbers that the tokens give them. */
const COLOURS = [say`Red`, say`Orange`, say`Olive`, say`Green`, say`Teal`, say`Blue`, say`Purple`, say`Pink`];

/** Of UTF-16: 80 characters of any kind. */
const LONGEST = 160;

export class StatusDialog extends FormDialog {
  static properties = { ...FormDialog.properties, text: { state: true }, hue: { state: true }, ready: { state: true } };

  constructor() {
    super();
    this.text = '';
    /** @type {number | undefined} */
    this.hue = undefined;
    /** Whether we know what it was: nothing may be put in place of it before. */
    this.ready = false;
  }

  async show() {
    this.text = '';
    this.hue = undefined;
    this.ready = false;
    await super.show();
    await this.attempt(async () => {
      const { text, hue } = await readProfile();
      this.text = text ?? '';
      this.hue = hue;
      this.ready = true;
    });
    await this.updateComplete;
    this.#field?.focus();
  }

  get #field() {
    return /** @type {HTMLInputElement | null} */ (this.querySelector('#status-text'));
  }

  render() {
    const { me, hue } = this;
    if (!me) return nothing;
    return this.frame(say`Your status`, html`<form class="dialog__body form" id="status-form" novalidate @submit=${this.#save}>
      <div class="me">${avatar({ ...me, hue })}<span class="person__name brand"><b><bdi>${me.name}</bdi></b></span></div>
      <div class="entry"><div class="entry__top"><label for="status-text">${say`Status text`}</label></div>
        <div class="field"><input id="status-text" type="text" autocomplete="off" dir="auto" maxlength=${LONGEST} ?disabled=${!this.ready} .value=${this.text}
          @input=${(/** @type {Event} */ event) => { this.text = /** @type {HTMLInputElement} */ (event.target).value; }}></div></div>
      <fieldset class="entry" ?disabled=${!this.ready}><legend class="entry__top">${say`Colour`}</legend><div class="swatches">
        ${this.#swatch(undefined, say`Automatic`)}${COLOURS.map((words, i) => this.#swatch(i, words))}</div></fieldset>
      ${this.trouble()}
    </form>`, html`<button class="button button--primary" type="submit" form="status-form" ?disabled=${!this.ready || this.busy}>${say`Save`}</button>`);
  }

  /** @param {number | undefined} hue @param {string} words */
  #swatch(hue, words) {
    const { id, name } = /** @type {import('../session/api.js').Me} */ (this.me);
    const automatic = hue === undefined;
    return html`<label class="swatch ${automatic ? 'swatch--wide' : ''}" title=${words}><input type="radio" name="hue" .checked=${this.hue === hue} @change=${() => { this.hue = hue; }}>
      ${avatar({ id, name, hue })}<span class=${automatic ? '' : 'hidden-text'}>${words}</span></label>`;
  }

  /** @param {SubmitEvent} event */
  async #save(event) {
    event.preventDefault();
    const { me, hue, text } = this;
    if (me && this.ready && await this.attempt(() => keepProfile(me, { text, ...(hue === undefined ? {} : { hue }) }))) this.close();
  }
}
customElements.define('status-dialog', StatusDialog);
