/** Settings: theme, density, what one is told of, my name, and the way out. */
import { html, nothing } from 'lit';
import { LANGUAGES } from '../device/language.js';
import { known } from '../state/people.js';
import { say } from '../text/words.js';
import { avatar } from './avatar.js';
import { Dialog } from './dialog.js';
import { openDialog } from './form-dialog.js';

const THEMES = /** @type {const} */ ([['system', say`System`], ['light', say`Light`], ['dark', say`Dark`]]);

const DENSITIES = /** @type {const} */ ([['comfortable', say`Comfortable`], ['compact', say`Compact`]]);

const REFUSED = say`This browser does not let Parley show notifications. It can be allowed beside the address of the page.`;

export class SettingsDialog extends Dialog {
  static properties = { ...Dialog.properties, refused: { state: true }, chat: { attribute: false }, me: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
    /** Whether the browser has said no to notifications. */
    this.refused = false;
  }

  render() {
    const { settings } = this.chat;
    return this.frame(say`Settings`, html`<div class="dialog__body">
      <div class="me">${this.me ? avatar({ ...this.me, hue: known(this.chat.state.rooms, this.me.id)?.hue }) : nothing}<span class="person__name brand"><b><bdi>${this.me?.name}</bdi></b><span class="person__note">${this.#what()}</span></span>
        ${this.#own()}</div>
      ${this.#choices(say`Theme`, 'theme', THEMES)}
      ${this.#languages()}
      ${this.#choices(say`Density`, 'density', DENSITIES)}
      ${this.#tick('sound', say`Sound for messages I am not looking at`)}
      ${this.#alerts()}
      ${this.#tick('busy', say`Do not disturb: no sound, no notifications, and others see that I am busy`)}
      ${this.#tick('receipts', say`Others see how far I have read`)}
      <section class="part" aria-label=${say`Your data`}><h3>${say`Your data`}</h3>
        <p>${say`All that Parley knows of you, as a file; and the way to have it forgotten.`}</p>
        <div class="choices"><a class="button button--small" href="api/me/export" download="parley-data.json">${say`Download my data`}</a>
          <button class="button button--small" type="button" @click=${() => this.#elsewhere('farewell-dialog')}>${say`Delete…`}</button></div></section>
      ${this.me?.roles?.includes('parley-admin') ? html`<section class="part" aria-label=${say`Administration`}><h3>${say`Administration`}</h3>
        <button class="button button--small" type="button" @click=${() => this.#elsewhere('audit-dialog')}>${say`What was done`}</button></section>` : nothing}
    </div>`, html`<button class="button button--quiet" type="button" @click=${this.#keys}>${say`Keyboard shortcuts`}</button>
      <button class="button" type="button" @click=${this.#leave}>${this.me?.guest ? say`Leave Parley` : say`Sign out`}</button>`);
  }

  /** @param {string} title @param {'theme' | 'density'} name @param {readonly (readonly [string, string])[]} all */
  #choices(title, name, all) {
    const { settings } = this.chat;
    return html`<fieldset class="entry"><legend class="entry__top">${title}</legend><div class="choices">${all.map(([value, words]) =>
      html`<label class="choice"><input type="radio" name=${name} value=${value} .checked=${settings[name] === value}
        @change=${() => settings.choose({ [name]: value })}><b>${words}</b></label>`)}</div></fieldset>`;
  }

  /** Another language is another page: drafts and what is unsent are kept. */
  #languages() {
    const { settings } = this.chat;
    const choose = (/** @type {Event} */ event) => {
      settings.choose({ language: /** @type {HTMLSelectElement} */ (event.target).value });
      location.reload();
    };
    return html`<div class="entry"><div class="entry__top"><label for="settings-language">${say`Language`}</label></div><div class="field"><select id="settings-language" @change=${choose}>
      <option value="system" .selected=${settings.language === 'system'}>${say`As the browser says`}</option>
      ${LANGUAGES.map(({ tag, name, dir }) => html`<option value=${tag} lang=${tag} dir=${dir} .selected=${settings.language === tag}>${name}</option>`)}</select></div></div>`;
  }

  /** The browser asks on this click, and never else. */
  #alerts() {
    const { settings, alerts } = this.chat;
    if (alerts.permission === 'none') return nothing;
    return html`<div class="entry"><label class="tick"><input type="checkbox" .checked=${settings.alerts && alerts.permission === 'granted'} aria-describedby=${this.refused ? 'alerts-note' : nothing}
      @change=${this.#ask}><span>${say`Notifications on the desktop for them`}</span></label>
      ${this.refused ? html`<p class="entry__help" id="alerts-note" role="status">${REFUSED}</p>` : nothing}</div>`;
  }

  /** @param {Event} event */
  async #ask(event) {
    const { settings, alerts } = this.chat;
    const box = /** @type {HTMLInputElement} */ (event.target);
    const wanted = box.checked && await alerts.ask();
    this.refused = box.checked && !wanted;
    settings.choose({ alerts: wanted });
    box.checked = wanted;
  }

  #what() {
    if (this.me?.guest) return say`Guest`;
    return this.me?.roles?.includes('parley-admin') ? say`Administrator` : say`Signed in`;
  }

  /** What can be changed of oneself. */
  #own() {
    const status = html`<button class="button button--small" type="button" @click=${() => this.#elsewhere('status-dialog')}>${say`Status`}</button>`;
    if (this.me?.guest) return html`${status}<button class="button button--small" type="button" @click=${() => { this.close(); this.chat.door.changeName(); }}>${say`Change name`}</button>`;
    return html`${status}${this.me?.account ? html`<button class="button button--small" type="button" @click=${this.#profile}>${say`Profile`}</button>` : nothing}`;
  }

  /** @param {string} dialog */
  #elsewhere(dialog) {
    this.close();
    openDialog(this, dialog);
  }

  #profile() {
    this.close();
    this.dispatchEvent(new CustomEvent('profile', { bubbles: true }));
  }

  /** @param {'sound' | 'busy' | 'receipts'} choice @param {string} words */
  #tick(choice, words) {
    const { settings } = this.chat;
    return html`<label class="tick"><input type="checkbox" .checked=${settings[choice]}
      @change=${(/** @type {Event} */ event) => settings.choose({ [choice]: /** @type {HTMLInputElement} */ (event.target).checked })}><span>${words}</span></label>`;
  }

  #keys() {
    this.close();
    this.dispatchEvent(new CustomEvent('shortcuts', { bubbles: true }));
  }

  async #leave() {
    this.close();
    try {
      await this.chat.door.leave();
    } catch (problem) {
      console.warn('Could not leave', problem);
      this.chat.tell(say`The server does not answer. Try again in a moment.`, 'alert');
    }
  }
}
customElements.define('settings-dialog', SettingsDialog);
