/** The side bar: jump to a room, the rooms one is in, the others there are, and me. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { slug } from '../connection/protocol.js';
import { roomName } from '../state/room-name.js';
import { ordered } from '../state/room-order.js';
import { avatar } from './avatar.js';
import { openDialog } from './form-dialog.js';
import { icon, Light, tool } from './light.js';
import { roomBones } from './loading.js';
import { roomRow } from './room-row.js';

export class RoomList extends Light {
  static properties = { chat: { attribute: false }, rooms: { attribute: false }, listed: { attribute: false }, current: {},
    me: { attribute: false }, link: { attribute: false }, previews: { type: Boolean }, followed: { type: Boolean }, unreadThreads: { type: Number }, sought: { state: true } };

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
    this.sought = '';
  }

  /** Ctrl K. */
  jump() {
    const field = this.#field();
    if (field.offsetParent) {
      field.select();
      return;
    }
    this.chat.showList(); // on a phone the list is not there yet
    setTimeout(() => field.select(), 100);
  }

  render() {
    const held = ordered(Object.values(this.rooms)).filter(room => this.#matches(room));
    const mine = held.filter(room => room.kind !== 'direct');
    const direct = held.filter(room => room.kind === 'direct').sort((a, b) => roomName(a, this.me).localeCompare(roomName(b, this.me)));
    const others = ordered((this.listed ?? []).filter(room => !this.rooms[room.id])).filter(room => this.#matches(room));
    const people = this.me?.guest === false;
    const online = this.link.status === 'open';
    // On a phone the list is a page of its own.
    return html`<div class="side" role=${this.previews ? 'main' : 'complementary'} aria-label="Rooms">
      <div class="side__head"><div class="brand"><span class="brand__mark">${icon('mark')}</span>${this.previews
        ? html`<h1 class="brand__name">Parley</h1>` : html`<span class="brand__name">Parley</span>`}</div></div>
      <div class="side__find"><label class="field field--quiet">${icon('search', 'icon--small')}<span class="hidden-text">Jump to</span>
        <input type="search" placeholder="Jump to" autocomplete="off" spellcheck="false" .value=${this.sought} @input=${this.#seek} @keydown=${this.#keys}>
        <kbd class="key" aria-hidden="true">Ctrl K</kbd></label></div>
      <nav class="side__lists" aria-label="Rooms" @keydown=${this.#walk}>
        ${this.followed ? this.#threads() : nothing}
        ${this.#group('Rooms', mine, tool('New room', 'plus', () => this.#newRoom('')))}
        ${people && (direct.length > 0 || !this.sought) ? this.#group('Direct messages', direct, tool('New message', 'edit', () => openDialog(this, 'new-message-dialog'))) : nothing}
        ${this.listed === null ? html`<section class="group">${roomBones()}</section>` : nothing}
        ${others.length > 0 ? this.#group('More rooms', others) : nothing}
        ${this.sought && held.length + others.length === 0 ? this.#nothingFound() : nothing}
      </nav>
      ${this.me ? html`<div class="side__me">${avatar(this.me, online ? (this.chat.settings.busy ? 'busy' : 'online') : 'offline')}
        <span class="person__name brand"><b><bdi>${this.me.name}</bdi></b><span class="person__note">${online ? '' : 'Offline'}${online && this.me.guest ? 'Guest' : ''}${online && !this.me.guest ? 'Online' : ''}</span></span>
        ${tool('Settings', 'settings', () => this.#emit('settings'))}</div>` : nothing}
    </div>`;
  }

  /** @param {string} title @param {any[]} rooms @param {unknown} [button] */
  #group(title, rooms, button = nothing) {
    const listed = new Map((this.listed ?? []).map(room => [room.id, room]));
    return html`<section class="group"><div class="group__head"><h2 class="group__name">${title}</h2>${button}</div>
      <ul>${repeat(rooms, room => room.id, room => html`<li>${roomRow({
        held: this.rooms[room.id], listed: listed.get(room.id), current: room.id === this.current, me: this.me, previews: this.previews,
        draft: room.id === this.current || !this.rooms[room.id] ? '' : this.chat.drafts.read(room.id),
      })}</li>`)}</ul></section>`;
  }

  #threads() {
    const { unreadThreads } = this;
    return html`<button class="row row--threads ${unreadThreads ? 'row--unread' : ''}" type="button" @click=${() => openDialog(this, 'threads-dialog')}>
      <span class="row__mark">${icon('thread')}</span><span class="row__name">Threads</span>${unreadThreads ? html`<span class="count count--mention">${unreadThreads > 99 ? '99+' : unreadThreads}<span class="hidden-text"> new</span></span>` : nothing}</button>`;
  }

  #nothingFound() {
    const id = slug(this.sought);
    return html`<section class="group"><p class="side__none">No room is called so.</p>
      ${id ? html`<button class="button button--small" type="button" @click=${() => this.#newRoom(this.sought)}>${icon('plus', 'icon--small')}<span>New room <bdi>${id}</bdi></span></button>` : nothing}</section>`;
  }

  /** @param {{id: string, name: string, kind: string, members?: {id: string, name: string}[]}} room */
  #matches(room) {
    const words = this.sought.trim().toLowerCase();
    return words === '' || roomName(room, this.me).toLowerCase().includes(words) || room.id.includes(words);
  }

  /** @param {InputEvent} event */
  #seek(event) {
    this.sought = /** @type {HTMLInputElement} */ (event.target).value;
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    const first = /** @type {HTMLAnchorElement | null} */ (this.querySelector('a.row'));
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#done();
      this.#emit('compose');
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      first?.focus();
    } else if (event.key === 'Enter' && this.sought.trim()) {
      event.preventDefault();
      if (first) this.chat.open(first.dataset.room ?? '');
      else this.#newRoom(this.sought);
      this.#done();
    }
  }

  /** Arrows walk over the rows. @param {KeyboardEvent} event */
  #walk(event) {
    if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const rows = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('a.row')]);
    const at = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (at < 0) return;
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    if (next < 0) this.#field().focus();
    else rows[next]?.focus();
  }

  #done() {
    this.sought = '';
    this.#field().blur();
  }

  #field() {
    return /** @type {HTMLInputElement} */ (this.querySelector('input'));
  }

  /** @param {string} name */
  #newRoom(name) {
    this.sought = '';
    this.#emit('new-room', name);
  }

  /** @param {string} type @param {unknown} [detail] */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}
customElements.define('room-list', RoomList);
