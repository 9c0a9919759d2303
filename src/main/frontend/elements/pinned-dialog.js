/** The pinned messages of a room, the newest first: each a way to where it was said. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { call } from '../session/api.js';
import { may } from '../state/rights.js';
import { plainly } from '../text/markup.js';
import { briefly, fully } from '../text/time.js';
import { say } from '../text/words.js';
import { lead } from './bring.js';
import { FormDialog, openDialog } from './form-dialog.js';
import { icon, tool } from './light.js';

export class PinnedDialog extends FormDialog {
  static properties = { ...FormDialog.properties, messages: { state: true } };

  constructor() {
    super();
    /** Null before the answer. @type {any[] | null} */
    this.messages = null;
  }

  async ask() {
    this.messages = null;
    await this.show();
    await this.attempt(async () => {
      const found = await call(`rooms/${this.room?.id}/messages/pinned`);
      this.messages = (found?.messages ?? []).filter((/** @type {any} */ one) => Number.isSafeInteger(one?.seq) && typeof one.text === 'string' && one.from);
    });
  }

  render() {
    const { messages, room, me } = this;
    const can = Boolean(room) && !room?.archived && may('pin', /** @type {any} */ (room), me);
    return this.frame(say`Pinned messages`, html`<div class="dialog__body" role="region" tabindex="0" aria-label=${say`Pinned messages`}>
      ${messages?.length ? html`<ul class="follows">${repeat(messages, one => one.seq, one => this.#row(one, can))}</ul>` : nothing}
      ${messages?.length === 0 ? html`<p>${can ? say`Nothing is pinned yet. Pin a message, and everybody finds it here.` : say`Nothing is pinned yet.`}</p>` : nothing}
      ${this.trouble()}</div>`);
  }

  /** @param {any} message @param {boolean} can */
  #row(message, can) {
    return html`<li class="pin"><button class="follow" type="button" @click=${() => this.#open(message)}>
        <span class="follow__where">${icon('pin', 'icon--small')}<b><bdi>${message.from.name}</bdi></b></span><time datetime=${message.at} title=${fully(message.at)}>${briefly(message.at)}</time>
        <span class="pin__what" dir="auto">${plainly(message)}</span></button>
      ${can ? tool(say`Unpin message`, 'x', () => this.#unpin(message)) : nothing}</li>`;
  }

  /** @param {any} message */
  async #open(message) {
    const { chat, room } = this;
    if (!room) return;
    const found = { room: room.id, name: room.name, kind: room.kind, head: room.head, seq: message.seq, mid: message.mid, from: message.from, at: message.at, thread: message.thread ? message.replyTo : undefined, text: message.text, marks: [] };
    if (!await lead(this, chat, found)) {
      this.close();
      openDialog(this, 'search-dialog', found);
    }
  }

  /** @param {any} message */
  #unpin(message) {
    return this.attempt(async () => {
      await this.chat.messages.pin(message.room, message);
      this.messages = this.messages?.filter(one => one.seq !== message.seq) ?? null;
    });
  }
}
customElements.define('pinned-dialog', PinnedDialog);
