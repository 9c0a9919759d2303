/** A new room: what is typed becomes an id; rooms are made by going in. */
import { html, nothing } from 'lit';
import { isRoomId, slug } from '../connection/protocol.js';
import { Dialog } from './dialog.js';
import { icon } from './light.js';

export class RoomDialog extends Dialog {
  static properties = { ...Dialog.properties, chat: { attribute: false }, typed: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    this.typed = '';
    this.wrong = false;
  }

  /** @param {string} name */
  async ask(name) {
    this.typed = name;
    this.wrong = false;
    await this.show();
    this.querySelector('input')?.focus();
  }

  render() {
    const id = slug(this.typed);
    const known = this.chat.state.rooms[id] || this.chat.state.listed?.some(room => room.id === id);
    return this.frame('New room', html`<form class="dialog__body" id="new-room" novalidate @submit=${this.#submit}>
      <div class="entry ${this.wrong ? 'entry--bad' : ''}"><div class="entry__top"><label for="room-name">Name</label></div>
        <div class="field">${icon('hash', 'icon--small')}<input id="room-name" .value=${this.typed} maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false"
          aria-describedby="room-help" aria-invalid=${this.wrong ? 'true' : 'false'} @input=${this.#input}></div>
        ${this.wrong ? html`<p class="entry__error" id="room-help" role="alert">${icon('alert', 'icon--small')}<span>Use at least one letter from a to z or a digit.</span></p>`
          : html`<p class="entry__help" id="room-help">${id && id !== this.typed ? html`It will be called <b><bdi>${id}</bdi></b>. ` : nothing}${known ? 'This room is already there; you join it.' : 'Small letters, digits, hyphens, dots. Everybody here can find it.'}</p>`}</div>
    </form>`, html`<button class="button" type="button" @click=${this.close}>Cancel</button>
      <button class="button button--primary" type="submit" form="new-room">${known ? 'Join the room' : 'Create room'}</button>`);
  }

  /** @param {InputEvent} event */
  #input(event) {
    this.typed = /** @type {HTMLInputElement} */ (event.target).value;
    this.wrong = false;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const id = slug(this.typed);
    this.wrong = !isRoomId(id);
    if (this.wrong) return;
    this.close();
    this.chat.open(id);
  }
}
customElements.define('room-dialog', RoomDialog);
