/** Makes people members of a room. */
import { html, nothing } from 'lit';
import { ApiProblem } from '../session/api.js';
import { counted, phrase, say } from '../text/words.js';
import { FormDialog } from './form-dialog.js';
import './people-picker.js';

/** @typedef {import('../connection/protocol.js').User} User */

export class InviteDialog extends FormDialog {
  static properties = { ...FormDialog.properties, chosen: { state: true }, banned: { state: true } };

  constructor() {
    super();
    /** @type {User[]} */
    this.chosen = [];
    /** Whom to let in a ban stands against. @type {User | null} */
    this.banned = null;
  }

  async ask() {
    this.chosen = [];
    this.banned = null;
    await this.show();
    this.querySelector('input')?.focus();
  }

  render() {
    const { room, chosen } = this;
    if (!room) return nothing;
    const members = room.members.filter(one => one.role).map(one => one.id);
    return this.frame(say`Invite people`, html`<form class="dialog__body" id="invite-form" novalidate @submit=${this.#submit}>
      <people-picker .chat=${this.chat} .without=${members} .chosen=${chosen} label=${say`Who`} @choose=${(/** @type {CustomEvent} */ event) => { this.chosen = event.detail; this.banned = null; }}></people-picker>
      ${this.trouble()}
      ${this.banned ? html`<div><button class="button" type="button" @click=${this.#lift}>${phrase`Lift the ban on ${html`<bdi>${this.banned.name}</bdi>`}`}</button></div>` : nothing}
    </form>`, html`<button class="button" type="button" @click=${this.close}>${say`Cancel`}</button>
      <button class="button button--primary" type="submit" form="invite-form" aria-disabled=${this.busy || chosen.length === 0 ? 'true' : 'false'}>${say`Invite`}</button>`);
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const { room } = this;
    const all = this.chosen;
    if (!room || all.length === 0) return;
    if (await this.attempt(() => this.#admit(room.id))) {
      this.close();
      this.chat.tell(all.length === 1 ? say`${all[0].name} is a member now.` : counted(all.length, '{n} person is a member now.', '{n} people are members now.'), 'user-plus');
    }
  }

  /** @param {unknown} problem */
  refused(problem) {
    super.refused(problem);
    if (problem instanceof ApiProblem && problem.status === 409 && /banned/.test(problem.detail)) this.banned = this.chosen[0] ?? null;
  }

  async #lift() {
    const { room, banned } = this;
    if (room && banned && await this.attempt(() => this.chat.house.ban(room.id, banned.id, false))) this.banned = null;
  }

  /** Who is in stays in, also where the next one is refused. @param {string} room */
  async #admit(room) {
    for (const one of this.chosen) {
      await this.chat.house.admit(room, one.id);
      this.chosen = this.chosen.filter(other => other !== one);
    }
  }
}
customElements.define('invite-dialog', InviteDialog);
