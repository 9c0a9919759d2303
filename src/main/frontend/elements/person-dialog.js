/** Somebody in the room: who they are, and what I may do about them. */
import { html, nothing } from 'lit';
import { may, mayForget, mayOver } from '../state/rights.js';
import { say } from '../text/words.js';
import { avatar, roleTag, statusWord } from './avatar.js';
import { FormDialog, openDialog } from './form-dialog.js';
import { icon } from './light.js';

/**
 * @typedef {import('../connection/protocol.js').Member} Member
 * @typedef {import('../connection/protocol.js').Role} Role
 * @typedef {import('../state/room.js').Room} Room
 * @typedef {import('../session/api.js').Me} Me
 */

const ROLES = /** @type {const} */ ([['member', say`Make a member`], ['moderator', say`Make a moderator`], ['owner', say`Make an owner`]]);
const SPANS = /** @type {const} */ ([[600, say`10 minutes`], [3600, say`1 hour`], [86_400, say`1 day`], [null, say`Until it is lifted`]]);

/** What I may do about somebody. @param {Room} room @param {Me | null} me @param {Member} one */
export function deedsFor(room, me, one) {
  const other = one.id !== me?.id;
  return {
    message: other && me?.guest === false && !one.guest && room.kind !== 'direct',
    roles: other && !one.guest && may('change roles', room, me) ? ROLES.filter(([role]) => role !== one.role) : [],
    invite: other && !one.guest && !one.role && !may('change roles', room, me) && may('invite', room, me),
    mute: mayOver('mute', room, me, one) && one.role !== 'owner' && one.role !== 'moderator',
    kick: mayOver('kick', room, me, one),
    ban: mayOver('ban', room, me, one),
    forget: mayForget(me, one),
  };
}

/** @param {ReturnType<typeof deedsFor>} deeds */
export const hasAny = ({ roles, ...deeds }) => roles.length > 0 || Object.values(deeds).some(Boolean);

export class PersonDialog extends FormDialog {
  static properties = { ...FormDialog.properties, held: { state: true } };

  constructor() {
    super();
    /** @type {Member | null} */
    this.held = null;
  }

  /** @param {Member} one */
  ask(one) {
    this.held = one;
    this.show();
  }

  render() {
    const { room, me, held } = this;
    if (!room || !held) return nothing;
    const one = room.members.find(member => member.id === held.id) ?? held;
    const deeds = deedsFor(room, me, one);
    const { house } = this.chat;
    return this.frame(say`Member`, html`<div class="dialog__body">
      <div class="me">${avatar(one, one.status)}<span class="person__name brand"><b><bdi>${one.name}</bdi></b><span class="person__note">${statusWord(one.status)}</span></span>${roleTag(one)}</div>
      ${one.text ? html`<p class="status-line" dir="auto">${one.text}</p>` : nothing}
      ${this.trouble()}
      <div class="acts">
        ${deeds.message ? this.#act('edit', say`Message directly`, () => this.chat.openDirect([one.id])) : nothing}
        ${deeds.invite ? this.#act('user-plus', say`Make a member`, () => house.admit(room.id, one.id, 'member')) : nothing}
        ${deeds.roles.map(([role, words]) => this.#act('shield', words, () => house.admit(room.id, one.id, role)))}
        ${deeds.mute ? html`<p class="acts__name" id="mute-name">${say`Mute in this room`}</p><div class="acts__row" role="group" aria-labelledby="mute-name">${SPANS.map(([seconds, words]) =>
          html`<button class="button button--small" type="button" @click=${() => this.#do(() => house.mute(room.id, one.id, seconds))}>${words}</button>`)}
          <button class="button button--small" type="button" @click=${() => this.#do(() => house.unmute(room.id, one.id))}>${say`Lift`}</button></div>` : nothing}
        ${deeds.kick ? this.#act('user-minus', say`Remove from the room`, () => house.dismiss(room.id, one.id), 'menu__item--danger') : nothing}
        ${deeds.ban ? html`<button class="menu__item menu__item--danger" type="button" @click=${() => this.#ban(room, one)}>${icon('lock', 'icon--small')}${say`Ban from the room`}</button>` : nothing}
        ${deeds.forget ? html`<button class="menu__item menu__item--danger" type="button" @click=${() => this.#forget(one)}>${icon('trash', 'icon--small')}${say`Delete this person everywhere`}</button>` : nothing}
      </div>
    </div>`);
  }

  /** @param {string} name @param {string} words @param {() => Promise<unknown>} run @param {string} [more] */
  #act(name, words, run, more = '') {
    return html`<button class="menu__item ${more}" type="button" @click=${() => this.#do(run)}>${icon(name, 'icon--small')}${words}</button>`;
  }

  /** @param {() => Promise<unknown>} run */
  async #do(run) {
    if (await this.attempt(run)) this.close();
  }

  /** @param {Member} one */
  #forget(one) {
    this.close();
    openDialog(this, 'confirm-dialog', { title: say`Delete this person?`, quote: one.name, action: say`Delete`,
      words: say`Account, logins and memberships go. What they wrote stays as a deleted person’s, or goes too, as this server is set. It cannot be undone.`,
      run: async () => {
        await this.chat.house.forget(one.id);
        this.chat.tell(say`${one.name} was deleted.`, 'trash');
      } });
  }

  /** @param {Room} room @param {Member} one */
  #ban(room, one) {
    this.close();
    openDialog(this, 'confirm-dialog', { title: say`Ban from the room?`, quote: one.name, words: say`They are sent out and cannot come in until the ban is lifted.`, action: say`Ban`,
      run: () => this.chat.house.ban(room.id, one.id, true) });
  }
}
customElements.define('person-dialog', PersonDialog);
