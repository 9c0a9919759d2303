/** A new room: what it is called, who comes in, what it is about. A guest makes one by going in. */
import { html, nothing } from 'lit';
import { isRoomId, slug } from '../connection/protocol.js';
import { ApiProblem } from '../session/api.js';
import { phrase, say } from '../text/words.js';
import { entry } from './entry.js';
import { FormDialog } from './form-dialog.js';
import { icon, roomIcon } from './light.js';

const KINDS = /** @type {const} */ ([
  ['public', say`Everybody here`, say`Listed for all; they come in and write.`],
  ['private', say`Members only`, say`Hidden from others; you invite people.`],
  ['read_only', say`Announcements`, say`Everybody reads; moderators write.`],
]);

export class RoomDialog extends FormDialog {
  static properties = { ...FormDialog.properties, typed: { state: true }, ownId: { state: true }, kind: { state: true }, topic: { state: true }, bad: { state: true } };

  constructor() {
    super();
    this.typed = '';
    /** The id that was typed; null as long as it follows from the name. @type {string | null} */
    this.ownId = null;
    this.kind = 'public';
    this.topic = '';
    /** The field that the error is about. */
    this.bad = '';
  }

  /** @param {string} name what was typed already */
  async ask(name) {
    Object.assign(this, { typed: name, ownId: null, kind: 'public', topic: '', bad: '' });
    await this.show();
    this.querySelector('input')?.focus();
  }

  get roomId() {
    return this.ownId ?? slug(this.typed);
  }

  render() {
    const guest = this.me?.guest !== false;
    const id = this.roomId;
    const known = Boolean(this.chat.state.rooms[id]) || this.chat.state.listed?.some(room => room.id === id) === true;
    return this.frame(say`New room`, html`<form class="dialog__body" id="new-room" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event, guest || known)}>
      ${entry({ id: 'room-name', label: say`Name`, value: this.typed, most: 64, sign: guest ? 'hash' : roomIcon(this.kind), plain: guest, error: this.#errorAt('room-name'),
        help: guest ? html`${id && id !== this.typed ? html`${phrase`It will be called ${html`<b><bdi>${id}</bdi></b>`}.`} ` : nothing}${known ? say`This room is already there; you join it.` : say`Small letters, digits, hyphens, dots. Everybody here can find it.`}` : '',
        input: value => { this.typed = value; this.#forgive(); } })}
      ${guest ? nothing : html`
      ${entry({ id: 'room-id', label: say`Address`, value: id, most: 64, plain: true, error: this.#errorAt('room-id'),
        help: known ? say`This room is already there; you join it.` : say`It stands in links and does not change. Small letters, digits, hyphens, dots.`,
        input: value => { this.ownId = value === '' ? null : value; this.#forgive(); } })}
      <fieldset class="entry"><legend class="entry__top">${say`Who comes in`}</legend><div class="choices choices--list">${KINDS.map(([kind, words, more]) =>
        html`<label class="choice"><input type="radio" name="room-kind" value=${kind} .checked=${this.kind === kind} @change=${() => { this.kind = kind; }}><b>${words}</b><span>${more}</span></label>`)}</div></fieldset>
      ${entry({ id: 'room-topic', label: say`Topic`, value: this.topic, most: 500, help: say`What it is about. It stands under the name.`, error: this.#errorAt('room-topic'),
        input: value => { this.topic = value; this.#forgive(); } })}
      ${this.bad ? nothing : this.trouble()}`}
    </form>`, html`<button class="button" type="button" @click=${this.close}>${say`Cancel`}</button>
      <button class="button button--primary" type="submit" form="new-room" aria-disabled=${this.busy ? 'true' : 'false'}>${known ? say`Join the room` : say`Create room`}</button>`);
  }

  /** @param {string} field */
  #errorAt(field) {
    return this.bad === field ? this.error : '';
  }

  #forgive() {
    this.bad = '';
    this.error = '';
  }

  /** @param {string} field @param {string} error */
  async #wrong(field, error) {
    this.bad = field;
    this.error = error;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(`#${field}`))?.focus();
  }

  /** @param {Event} event @param {boolean} goIn it is enough to go in */
  async #submit(event, goIn) {
    event.preventDefault();
    const id = this.roomId;
    if (!isRoomId(id)) {
      const own = this.me?.guest === false && this.typed.trim() !== '';
      this.#wrong(own ? 'room-id' : 'room-name', own ? say`Begin with a letter from a to z or a digit; then also dots, hyphens and underscores.` : say`Use at least one letter from a to z or a digit.`);
      return;
    }
    if (goIn || await this.attempt(() => this.#create(id))) {
      this.close();
      this.chat.open(id);
    }
  }

  /** @param {string} id */
  async #create(id) {
    const topic = this.topic.trim();
    await this.chat.house.create({ id, name: this.typed.trim() || id, kind: this.kind, ...(topic ? { topic } : {}) });
    this.chat.refreshRooms();
  }

  /** @param {unknown} problem */
  refused(problem) {
    if (problem instanceof ApiProblem && problem.status === 409) this.#wrong('room-id', say`This address is taken. Choose another.`);
    else super.refused(problem);
  }
}
customElements.define('room-dialog', RoomDialog);
