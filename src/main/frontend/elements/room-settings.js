/** What moderators and owners change of a room: its name, topic, pace, who comes in; reports; archiving and deleting it. */
import { html, nothing } from 'lit';
import { may } from '../state/rights.js';
import { span } from '../text/sentences.js';
import { phrase, say } from '../text/words.js';
import { entry } from './entry.js';
import { FormDialog } from './form-dialog.js';
import './report-list.js';
import './sanction-list.js';

const PACES = [0, 5, 10, 30, 60, 300, 900, 3600, 21_600];
const KINDS = /** @type {const} */ ([['public', say`Everybody here`], ['private', say`Members only`], ['read_only', say`Everybody reads, moderators write`]]);

export class RoomSettings extends FormDialog {
  static properties = { ...FormDialog.properties, name: { state: true }, topic: { state: true }, slow: { state: true }, kind: { state: true }, typed: { state: true } };

  constructor() {
    super();
    this.name = '';
    this.topic = '';
    this.slow = 0;
    this.kind = 'public';
    /** The room's name, typed once more to delete it. */
    this.typed = '';
  }

  ask() {
    const { room } = this;
    if (!room) return;
    Object.assign(this, { name: room.name, topic: room.topic, slow: room.slow, kind: room.kind, typed: '' });
    this.show();
  }

  render() {
    const { room, me } = this;
    if (!room) return nothing;
    const paces = PACES.includes(room.slow) ? PACES : [...PACES, room.slow].sort((a, b) => a - b);
    return this.frame(say`Room settings`, html`<div class="dialog__body"><form class="form" id="room-form" novalidate @submit=${this.#save}>
      ${entry({ id: 'settings-name', label: say`Name`, value: this.name, most: 100, input: value => { this.name = value; } })}
      ${entry({ id: 'settings-topic', label: say`Topic`, value: this.topic, most: 500, help: say`What it is about. It stands under the name.`, input: value => { this.topic = value; } })}
      <div class="entry"><div class="entry__top"><label for="settings-slow">${say`Slow mode`}</label></div>
        <div class="field"><select id="settings-slow" aria-describedby="settings-slow-note" @change=${(/** @type {Event} */ event) => { this.slow = Number(value(event)); }}>${paces.map(pace =>
          html`<option value=${pace} .selected=${pace === this.slow}>${pace === 0 ? say`Off` : say`One message in ${span(pace)}`}</option>`)}</select></div>
        <p class="entry__help" id="settings-slow-note">${say`How long a member waits between two messages. Moderators do not.`}</p></div>
      ${may('change kind', room, me) ? html`<div class="entry"><div class="entry__top"><label for="settings-kind">${say`Who comes in`}</label></div>
        <div class="field"><select id="settings-kind" @change=${(/** @type {Event} */ event) => { this.kind = value(event); }}>${KINDS.map(([kind, words]) =>
          html`<option value=${kind} .selected=${kind === this.kind}>${words}</option>`)}</select></div></div>` : nothing}
      ${this.trouble()}</form>
      ${may('see reports', room, me) ? html`<report-list .chat=${this.chat} .room=${room}></report-list>` : nothing}
      ${may('see sanctions', room, me) ? html`<sanction-list .chat=${this.chat} .room=${room}></sanction-list>` : nothing}
      ${may('archive', room, me) ? this.#archive(room) : nothing}
      ${may('delete room', room, me) ? this.#remove(room) : nothing}
    </div>`, html`<button class="button" type="button" @click=${this.close}>${say`Cancel`}</button>
      <button class="button button--primary" type="submit" form="room-form" aria-disabled=${this.busy ? 'true' : 'false'}>${say`Save`}</button>`);
  }

  /** @param {import('../state/room.js').Room} room */
  #archive(room) {
    return html`<section class="part"><h3>${room.archived ? say`Archived` : say`Archive`}</h3><p>${room.archived ? say`Nobody writes here; what was said can be read.` : say`Nobody writes any more; what was said can be read. You can undo it.`}</p>
      <button class="button" type="button" @click=${() => this.#apply({ archived: !room.archived })}>${room.archived ? say`Reopen the room` : say`Archive the room`}</button></section>`;
  }

  /** @param {import('../state/room.js').Room} room */
  #remove(room) {
    const meant = this.typed.trim() === room.name;
    return html`<section class="part"><h3>${say`Delete`}</h3>
      ${entry({ id: 'settings-delete', label: say`Type the room’s name to delete it`, value: this.typed, most: 100, plain: true, input: typed => { this.typed = typed; },
        help: phrase`${html`<b><bdi>${room.name}</bdi></b>`} and all that was said in it will be gone, for everybody.` })}
      <button class="button button--danger" type="button" aria-disabled=${meant ? 'false' : 'true'} @click=${() => meant && this.#deleteRoom(room)}>${say`Delete the room`}</button></section>`;
  }

  /** @param {SubmitEvent} event */
  #save(event) {
    event.preventDefault();
    const { room } = this;
    if (!room) return;
    const name = this.name.trim();
    const topic = this.topic.trim();
    const changes = { ...(name && name !== room.name ? { name } : {}), ...(topic === room.topic ? {} : { topic }), ...(this.slow === room.slow ? {} : { slow: this.slow }),
      ...(this.kind === room.kind ? {} : { kind: this.kind }) };
    if (Object.keys(changes).length > 0) this.#apply(changes);
    else this.close();
  }

  /** @param {object} changes */
  async #apply(changes) {
    const id = this.room?.id ?? '';
    if (await this.attempt(() => this.chat.house.change(id, changes))) {
      this.close();
      this.chat.refreshRooms();
    }
  }

  /** @param {import('../state/room.js').Room} room */
  async #deleteRoom(room) {
    if (!await this.attempt(() => this.chat.house.remove(room.id))) return;
    this.close();
    this.chat.leaveRoom(room.id);
    this.chat.refreshRooms();
    this.chat.tell(say`The room was deleted.`, 'trash');
  }
}
customElements.define('room-settings', RoomSettings);

/** @param {Event} event */
const value = event => /** @type {HTMLSelectElement} */ (event.target).value;
