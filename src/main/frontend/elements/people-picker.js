/** Finds people by the beginning of their name: a field with a list that arrows walk in, and those who were chosen. */
import { html, nothing } from 'lit';
import { counted, say } from '../text/words.js';
import { avatar } from './avatar.js';
import { sentenceOf } from './form-dialog.js';
import { icon, Light } from './light.js';

/** @typedef {import('../connection/protocol.js').User} User */

const PATIENCE = 150;

export class PeoplePicker extends Light {
  static properties = { chat: { attribute: false }, most: { type: Number }, without: { attribute: false }, chosen: { attribute: false }, label: {},
    found: { state: true }, at: { state: true }, word: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    this.label = say`People`;
    this.most = 20;
    /** Ids of who cannot be chosen. @type {string[]} */
    this.without = [];
    /** @type {User[]} */
    this.chosen = [];
    /** Null before the first answer. @type {User[] | null} */
    this.found = null;
    this.at = 0;
    this.word = '';
    this.error = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.timer = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  get field() {
    return /** @type {HTMLInputElement} */ (this.querySelector('input'));
  }

  /** Those who can still be chosen. */
  get offers() {
    return (this.found ?? []).filter(one => !this.without.includes(one.id) && !this.chosen.some(other => other.id === one.id));
  }

  render() {
    const { offers } = this;
    const open = this.word !== '' && offers.length > 0;
    return html`<div class="entry"><div class="entry__top"><label for="people-field">${this.label}</label></div>
      ${this.chosen.length > 0 ? html`<ul class="chips" aria-label=${say`Chosen`}>${this.chosen.map(one => html`<li class="chip"><bdi>${one.name}</bdi>
        <button class="chip__x" type="button" aria-label=${say`Remove ${one.name}`} title=${say`Remove`} @click=${() => this.#drop(one)}>${icon('x', 'icon--small')}</button></li>`)}</ul>` : nothing}
      <div class="field">${icon('search', 'icon--small')}<input id="people-field" role="combobox" autocomplete="off" spellcheck="false" dir="auto" maxlength="100" aria-autocomplete="list"
        aria-expanded=${open ? 'true' : 'false'} aria-controls=${open ? 'people-offers' : nothing} aria-activedescendant=${open ? `people-${this.at}` : nothing}
        aria-describedby="people-note" @input=${this.#input} @keydown=${this.#keys}></div>
      ${open ? html`<ul class="people" role="listbox" id="people-offers" aria-label=${say`People found`}>${offers.map((one, i) => html`<li class="person people__one" role="option" id="people-${i}"
        aria-selected=${i === this.at ? 'true' : 'false'} @pointerdown=${(/** @type {Event} */ event) => { event.preventDefault(); this.#take(one); }}>${avatar(one)}
        <span class="person__name"><bdi>${one.name}</bdi></span></li>`)}</ul>` : nothing}
      <p class="entry__help" id="people-note" role="status">${this.#note(open)}</p></div>`;
  }

  /** @param {boolean} open */
  #note(open) {
    if (this.error) return this.error;
    if (this.chosen.length >= this.most) return say`${this.most} are the most.`;
    if (open) return counted(this.offers.length, '{n} found. Arrows choose, Enter takes.', '{n} found. Arrows choose, Enter takes.');
    return this.word !== '' && this.found !== null ? say`Nobody else is called so.` : say`Type how the name begins.`;
  }

  /** @param {InputEvent} event */
  #input(event) {
    this.word = /** @type {HTMLInputElement} */ (event.target).value.trim();
    clearTimeout(this.timer);
    if (this.word === '') this.found = null;
    else this.timer = setTimeout(() => this.#look(this.word), PATIENCE);
  }

  /** @param {string} word */
  async #look(word) {
    try {
      const found = await this.chat.house.people(word);
      if (word !== this.word) return;
      this.found = found;
      this.at = 0;
      this.error = '';
    } catch (problem) {
      this.error = sentenceOf(problem);
    }
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    const { offers } = this;
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' && offers.length > 0) this.at = (this.at + 1) % offers.length;
    else if (event.key === 'ArrowUp' && offers.length > 0) this.at = (this.at + offers.length - 1) % offers.length;
    else if (event.key === 'Enter' && this.word !== '') {
      if (offers[this.at]) this.#take(offers[this.at]);
    } else if (event.key === 'Backspace' && this.field.value === '' && this.chosen.length > 0) this.#drop(this.chosen[this.chosen.length - 1]);
    else if (event.key === 'Escape' && this.word !== '') this.#clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {User} one */
  #take(one) {
    if (this.chosen.length >= this.most) return;
    this.#choose([...this.chosen, one]);
    this.#clear();
  }

  /** @param {User} one */
  #drop(one) {
    this.#choose(this.chosen.filter(other => other !== one));
    this.field.focus();
  }

  /** @param {User[]} chosen */
  #choose(chosen) {
    this.chosen = chosen;
    this.dispatchEvent(new CustomEvent('choose', { detail: chosen }));
  }

  #clear() {
    clearTimeout(this.timer);
    this.field.value = '';
    this.word = '';
    this.found = null;
    this.error = '';
  }
}
customElements.define('people-picker', PeoplePicker);
