/** Who is in the room, by presence. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { byPresence } from '../state/people.js';
import { may } from '../state/rights.js';
import { say } from '../text/words.js';
import { avatar, roleTag, statusWord } from './avatar.js';
import { openDialog } from './form-dialog.js';
import { icon, Light, tool } from './light.js';
import { deedsFor, hasAny } from './person-dialog.js';

const FIND_FROM = 12;

/** What stands below a name. @param {import('../connection/protocol.js').Member} one @param {boolean} own */
const note = ({ text }, own) => (own || text ? html`<span class="person__note" title=${text ?? nothing}>${own ? say`You` : nothing}${own && text ? ' · ' : nothing}${text ? html`<bdi>${text}</bdi>` : nothing}</span>` : nothing);

export class MemberList extends Light {
  static properties = { room: { attribute: false }, me: { attribute: false }, sought: { state: true } };

  constructor() {
    super();
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
    this.sought = '';
  }

  render() {
    const { members } = this.room;
    const word = this.sought.trim().toLowerCase();
    const found = word ? members.filter(one => one.name.toLowerCase().includes(word)) : members;
    return html`<aside class="panel" aria-label=${say`Members`}>
      <header class="panel__head"><h2 class="panel__title">${say`Members`} <span class="num">${members.length || ''}</span></h2>
        <div class="panel__tools">${may('invite', this.room, this.me) ? tool(say`Invite people`, 'user-plus', () => openDialog(this, 'invite-dialog')) : nothing}
        <button class="tool panel__close" type="button" aria-label=${say`Close members`} title=${say`Close members`} @click=${this.#close}>${icon('x')}</button></div></header>
      <div class="panel__body" tabindex="0" role="region" aria-label=${say`List of members`}>
        ${members.length >= FIND_FROM ? html`<div class="panel__find"><label class="field field--quiet">${icon('search', 'icon--small')}<span class="hidden-text">${say`Find a member`}</span>
          <input type="search" placeholder=${say`Find a member`} @input=${this.#seek}></label></div>` : nothing}
        ${byPresence(found).map(group => html`<section class="group"><div class="group__head"><h3 class="group__name">${say`${statusWord(group.status)}, ${group.members.length}`}</h3></div>
          <ul>${repeat(group.members, one => one.id, one => this.#person(one))}</ul></section>`)}
      </div>
    </aside>`;
  }

  /** @param {import('../connection/protocol.js').Member} one */
  #person(one) {
    const away = one.status === 'offline' || one.status === 'away' ? 'person--away' : '';
    const what = html`${avatar(one, one.status)}
      <span class="person__name"><bdi>${one.name}</bdi>${note(one, one.id === this.me?.id)}</span>
      <span class="hidden-text">${statusWord(one.status)}</span>${roleTag(one)}`;
    return hasAny(deedsFor(this.room, this.me, one))
      ? html`<li><button class="person ${away}" type="button" aria-haspopup="dialog" @click=${() => openDialog(this, 'person-dialog', one)}>${what}</button></li>`
      : html`<li class="person ${away}">${what}</li>`;
  }

  /** @param {InputEvent} event */
  #seek(event) {
    this.sought = /** @type {HTMLInputElement} */ (event.target).value;
  }

  #close() {
    this.dispatchEvent(new CustomEvent('members', { bubbles: true }));
  }
}
customElements.define('member-list', MemberList);
