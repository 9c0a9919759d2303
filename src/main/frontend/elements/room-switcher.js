/** Jumps to a room or a person by a few letters: a field with a list that arrows walk in. */
import { html, nothing } from 'lit';
import { slug } from '../connection/protocol.js';
import { find } from '../state/finder.js';
import { counted, phrase, say } from '../text/words.js';
import { avatar, statusWord } from './avatar.js';
import { Dialog } from './dialog.js';
import { sentenceOf } from './form-dialog.js';
import { kindNote } from './kind.js';
import { icon, roomIcon } from './light.js';

/** @typedef {import('../state/finder.js').Found} Found */

const PATIENCE = 150;

export class RoomSwitcher extends Dialog {
  static properties = { ...Dialog.properties, chat: { attribute: false }, me: { attribute: false }, sought: { state: true }, people: { state: true }, at: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
    this.sought = '';
    /** Who the server says is called so. @type {import('../connection/protocol.js').User[]} */
    this.people = [];
    this.at = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.timer = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async ask() {
    if (this.querySelector('dialog')?.open) return;
    this.sought = '';
    this.people = [];
    this.at = 0;
    await this.show();
  }

  get #found() {
    return find(this.sought, this.chat.state, this.chat.recent.rooms(), this.people);
  }

  render() {
    if (!this.open) return nothing;
    const found = this.#found;
    const any = found.length > 0;
    const id = slug(this.sought);
    return this.frame(say`Jump to`, html`<div class="dialog__body switcher">
      <div class="field">${icon('search', 'icon--small')}<input autofocus role="combobox" aria-label=${say`A room or a person`} placeholder=${say`A room or a person`} autocomplete="off" spellcheck="false" dir="auto" maxlength="100"
        aria-autocomplete="list" aria-expanded=${any ? 'true' : 'false'} aria-controls=${any ? 'switcher-offers' : nothing} aria-activedescendant=${any ? `switcher-${this.at}` : nothing}
        .value=${this.sought} @input=${this.#input} @keydown=${this.#keys}></div>
      ${any ? html`<ul class="switcher__offers" role="listbox" id="switcher-offers" aria-label=${say`Rooms and people`}>${found.map((one, i) => this.#offer(one, i))}</ul>` : nothing}
      <p class="hidden-text" role="status">${any ? counted(found.length, '{n} found', '{n} found') : ''}</p>
      ${!any && this.sought.trim() !== '' ? html`<p class="switcher__none">${say`No room and nobody is called so.`}</p>
        ${id ? html`<button class="button button--small" type="button" @click=${this.#make}>${icon('plus', 'icon--small')}<span>${phrase`New room ${html`<bdi>${id}</bdi>`}`}</span></button>` : nothing}` : nothing}
    </div>`);
  }

  /** @param {Found} one @param {number} i */
  #offer(one, i) {
    return html`<li class="row switcher__one ${one.unread ? 'row--unread' : ''}" role="option" id="switcher-${i}" aria-selected=${i === this.at ? 'true' : 'false'}
      @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()} @click=${() => this.#take(one)}>
      <span class="row__mark">${one.person ? avatar(one.person, one.person.status) : icon(roomIcon(one.kind))}</span><span class="row__name"><bdi>${one.name}</bdi> ${one.person ? html`<span class="hidden-text">${statusWord(one.person.status)}</span>` : kindNote(one.kind)}</span>
      ${one.unread ? html`<span class="count">${one.unread > 99 ? '99+' : one.unread}<span class="hidden-text"> ${say`unread`}</span></span>` : nothing}</li>`;
  }

  updated() {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {InputEvent} event */
  #input(event) {
    this.sought = /** @type {HTMLInputElement} */ (event.target).value;
    this.at = 0;
    clearTimeout(this.timer);
    const word = this.sought.trim();
    if (word === '') this.people = [];
    // A guest has nobody to write to.
    else if (this.me?.guest === false) this.timer = setTimeout(() => this.#look(word), PATIENCE);
  }

  /** @param {string} word */
  async #look(word) {
    try {
      // The server knows how whole names begin; the words after the first are ours to compare.
      const whole = await this.chat.house.people(word);
      const [first] = word.split(/\s/u);
      const people = whole.length > 0 || first === word ? whole : await this.chat.house.people(first);
      if (word === this.sought.trim()) this.people = people;
    } catch (problem) {
      console.warn('Nobody looked up', problem); // the rooms are there all the same
    }
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.isComposing) return;
    const found = this.#found;
    if (event.key === 'ArrowDown' && found.length > 0) this.at = (this.at + 1) % found.length;
    else if (event.key === 'ArrowUp' && found.length > 0) this.at = (this.at + found.length - 1) % found.length;
    else if (event.key === 'Enter') {
      if (found[this.at]) this.#take(found[this.at]);
      else if (slug(this.sought)) this.#make();
    } else return;
    event.preventDefault();
  }

  /** @param {Found} one */
  async #take(one) {
    this.close();
    if (one.is === 'room') {
      this.chat.open(one.id);
      return;
    }
    try {
      await this.chat.openDirect([one.id]);
    } catch (problem) {
      this.chat.tell(sentenceOf(problem), 'alert');
    }
  }

  #make() {
    this.close();
    this.dispatchEvent(new CustomEvent('new-room', { bubbles: true, detail: this.sought }));
  }
}
customElements.define('room-switcher', RoomSwitcher);
