/** Whom a room keeps out or silent, for its moderators: each can be lifted. */
import { html, nothing } from 'lit';
import { momentOf } from '../text/sentences.js';
import { say } from '../text/words.js';
import { sentenceOf } from './form-dialog.js';
import { Light } from './light.js';

/** @typedef {import('../session/house.js').Sanction} Sanction */

export class SanctionList extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, people: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** Null until the server has said it. @type {Sanction[] | null} */
    this.people = null;
    this.error = '';
  }

  firstUpdated() {
    this.#do(async () => {});
  }

  render() {
    const { people } = this;
    if (people === null && !this.error) return nothing;
    return html`<section class="part"><h3>${say`Banned and muted`}</h3>
      ${people?.length === 0 ? html`<p>${say`Nobody.`}</p>` : html`<ul class="reports">${people?.map(one => this.#one(one))}</ul>`}
      ${this.error ? html`<p class="entry__error" role="alert">${this.error}</p>` : nothing}</section>`;
  }

  /** @param {Sanction} one */
  #one({ user, banned, muted }) {
    const { house } = this.chat;
    const silence = muted?.until ? say`muted until ${momentOf(muted.until, new Date().toISOString())}` : muted ? say`muted` : '';
    const words = [banned ? say`banned` : '', silence].filter(Boolean).join(', ');
    return html`<li class="report"><p><b><bdi>${user.name}</bdi></b> <span>${words}</span></p>
      <div class="acts__row">${banned ? this.#lift(say`Lift the ban`, user.name, () => house.ban(this.room.id, user.id, false)) : nothing}
        ${muted ? this.#lift(say`Let speak again`, user.name, () => house.unmute(this.room.id, user.id)) : nothing}</div></li>`;
  }

  /** @param {string} words @param {string} name @param {() => Promise<unknown>} run */
  #lift(words, name, run) {
    return html`<button class="button button--small" type="button" aria-label=${say`${words}: ${name}`} @click=${() => this.#do(run)}>${words}</button>`;
  }

  /** @param {() => Promise<unknown>} work */
  async #do(work) {
    this.error = '';
    try {
      await work();
      this.people = await this.chat.house.sanctions(this.room.id);
    } catch (problem) {
      this.error = sentenceOf(problem);
    }
  }
}
customElements.define('sanction-list', SanctionList);
