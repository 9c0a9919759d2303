/** The side bar: jump to a room, the rooms one is in, the others there are, and me. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { USUAL } from '../state/level.js';
import { known } from '../state/people.js';
import { roomName } from '../state/room-name.js';
import { ordered } from '../state/room-order.js';
import { say } from '../text/words.js';
import { avatar } from './avatar.js';
import { openDialog } from './form-dialog.js';
import { icon, Light, tool } from './light.js';
import { roomBones } from './loading.js';
import { roomRow } from './room-row.js';

export class RoomList extends Light {
  static properties = { chat: { attribute: false }, rooms: { attribute: false }, listed: { attribute: false }, current: {},
    me: { attribute: false }, link: { attribute: false }, previews: { type: Boolean }, followed: { type: Boolean }, unreadThreads: { type: Number } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {Record<string, import('../state/room.js').Room>} */
    this.rooms = {};
    /** @type {import('../state/reducer.js').Listed[] | null} */
    this.listed = null;
    this.current = '';
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
    /** @type {import('../connection/connection.js').Link} */
    this.link = { status: 'idle' };
    /** On a phone a row also shows the last words. */
    this.previews = false;
    /** Whether I follow any thread. */
    this.followed = false;
    this.unreadThreads = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.again = () => this.requestUpdate();
    for (const kept of [this.chat.drafts, this.chat.levels]) kept.addEventListener('change', this.again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const kept of [this.chat.drafts, this.chat.levels]) kept.removeEventListener('change', this.again ?? null);
  }

  render() {
    const held = ordered(Object.values(this.rooms));
    const mine = held.filter(room => room.kind !== 'direct');
    const direct = held.filter(room => room.kind === 'direct').sort((a, b) => roomName(a, this.me).localeCompare(roomName(b, this.me)));
    const others = ordered((this.listed ?? []).filter(room => !this.rooms[room.id]));
    const people = this.me?.guest === false;
    const online = this.link.status === 'open';
    const self = known(this.rooms, this.me?.id);
    // On a phone the list is a page of its own.
    return html`<div class="side" role=${this.previews ? 'main' : 'complementary'} aria-label=${say`Rooms`}>
      <div class="side__head"><div class="brand"><span class="brand__mark">${icon('mark')}</span>${this.previews
        ? html`<h1 class="brand__name">Parley</h1>` : html`<span class="brand__name">Parley</span>`}</div></div>
      <div class="side__find"><button class="field field--quiet side__jump" type="button" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" @click=${() => this.#emit('jump')}>${icon('search', 'icon--small')}<span>${say`Jump to`}</span>
        <kbd class="key" aria-hidden="true">${say`Ctrl`} K</kbd></button></div>
      <nav class="side__lists" aria-label=${say`Rooms`} @keydown=${this.#walk}>
        ${this.followed ? this.#threads() : nothing}
        ${this.#group(say`Rooms`, mine, tool(say`New room`, 'plus', () => this.#emit('new-room', '')))}
        ${people ? this.#group(say`Direct messages`, direct, tool(say`New message`, 'edit', () => openDialog(this, 'new-message-dialog'))) : nothing}
        ${this.listed === null ? html`<section class="group">${roomBones()}</section>` : nothing}
        ${others.length > 0 ? this.#group(say`More rooms`, others) : nothing}
      </nav>
      ${this.me ? html`<div class="side__me"><button class="side__self" type="button" title=${say`Your status`} aria-haspopup="dialog" @click=${() => openDialog(this, 'status-dialog')}>${avatar({ ...this.me, hue: self?.hue }, online ? (this.chat.settings.busy ? 'busy' : 'online') : 'offline')}
        <span class="person__name brand"><b><bdi>${this.me.name}</bdi></b><span class="person__note">${online && self?.text ? html`<bdi>${self.text}</bdi>` : nothing}${online ? '' : say`Offline`}${online && !self?.text && this.me.guest ? say`Guest` : ''}${online && !self?.text && !this.me.guest ? say`Online` : ''}</span></span></button>
        ${tool(say`Settings`, 'settings', () => this.#emit('settings'))}</div>` : nothing}
    </div>`;
  }

  /** @param {string} title @param {any[]} rooms @param {unknown} [button] */
  #group(title, rooms, button = nothing) {
    const listed = new Map((this.listed ?? []).map(room => [room.id, room]));
    return html`<section class="group"><div class="group__head"><h2 class="group__name">${title}</h2>${button}</div>
      <ul>${repeat(rooms, room => room.id, room => html`<li>${roomRow({
        held: this.rooms[room.id], listed: listed.get(room.id), current: room.id === this.current, me: this.me, previews: this.previews,
        level: this.rooms[room.id] ? this.chat.levels.read(room.id) : USUAL,
        draft: room.id === this.current || !this.rooms[room.id] ? '' : this.chat.drafts.read(room.id),
      })}</li>`)}</ul></section>`;
  }

  #threads() {
    const { unreadThreads } = this;
    return html`<button class="row row--threads ${unreadThreads ? 'row--unread' : ''}" type="button" @click=${() => openDialog(this, 'threads-dialog')}>
      <span class="row__mark">${icon('thread')}</span><span class="row__name">${say`Threads`}</span>${unreadThreads ? html`<span class="count count--mention">${unreadThreads > 99 ? '99+' : unreadThreads}<span class="hidden-text"> ${say`new`}</span></span>` : nothing}</button>`;
  }

  /** Arrows walk over the rows. @param {KeyboardEvent} event */
  #walk(event) {
    if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const rows = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('a.row')]);
    const at = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (at < 0) return;
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    rows[next]?.focus();
  }

  /** @param {string} type @param {unknown} [detail] */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}
customElements.define('room-list', RoomList);
