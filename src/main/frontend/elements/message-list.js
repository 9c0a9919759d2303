/** The messages of a room: keeps to the end while one is there, and stays put while one reads further up. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { linkTo } from '../session/place.js';
import { may } from '../state/rights.js';
import { hasOlder } from '../state/room.js';
import { roomName } from '../state/room-name.js';
import { rowsOf } from '../state/rows.js';
import { unreadIn } from '../state/unread.js';
import { counted, phrase, say } from '../text/words.js';
import { copy } from './copying.js';
import { openDialog } from './form-dialog.js';
import { icon, Light, roomIcon } from './light.js';
import { messageBones } from './loading.js';
import { listRow } from './message-row.js';
import './message-tools.js';
import { distanceFromEnd, find, hold, rise, walk, walkAlong } from './scrolling.js';
import { around, firstShown, hidesAbove, hidesBelow, higher, highest, lower, trimmed, whole } from './window.js';

const AT_END = 48;
const LOAD_WITHIN = 600;
/** As many as the server gives at once. */
const LARGE_PAGE = 200;
/** How long after they are in place older rows may still be taken for news, in ms. */
const QUIET = 150;
/** How far below the upper edge the line comes to stand, in px. */
const BEFORE_LINE = 48;

/** @param {number} unread */
const count = unread => counted(unread, '{n} new message', '{n} new messages');

export class MessageList extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, me: { attribute: false },
    away: { state: true }, above: { state: true }, loading: { state: true }, part: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** @type {import('../connection/protocol.js').User | null} */
    this.me = null;
    /** Far enough from the end that a way back is wanted. */
    this.away = false;
    /** How many are new from the line on, where that is above what is seen and was not seen yet. */
    this.above = 0;
    /** The line that was seen. @type {number | null} */
    this.lineSeen = null;
    this.loading = false;
    /** What is drawn. @type {import('./window.js').Part} */
    this.part = { from: 0, to: Infinity };
    /** @type {string | null} */ this.epoch = null;
    this.atEnd = true;
    this.lastKey = '';
    this.placed = false;
    this.letGo = () => {};
    /** Puts what is seen back where it was. */
    this.stay = () => {};
    this.report = () => this.#report();
    this.onSize = new ResizeObserver(() => (this.atEnd ? this.#keepEnd() : this.stay()));
    this.print = () => this.#drawAll();
    /** @type {Element | null} */ this.watched = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.report);
    window.addEventListener('beforeprint', this.print);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.report);
    window.removeEventListener('beforeprint', this.print);
    this.onSize.disconnect();
    if (!this.room.root) this.chat.reading(null);
  }

  firstUpdated() {
    this.onSize.observe(this.log);
  }

  get log() {
    return /** @type {HTMLElement} */ (this.querySelector('.room__log'));
  }

  /** After sending, the eye is at the end. */
  toEnd() {
    this.atEnd = true;
    if (hidesBelow(this.part)) {
      this.loading = true; // what was said before is no news
      this.part = firstShown(this.room);
      setTimeout(() => { this.loading = false; }, QUIET);
    }
    this.#keepEnd();
  }

  /** Brings a message to the middle, from as far up as it stands. @param {number} seq @returns {Promise<boolean>} whether it is there */
  async reveal(seq) {
    await this.#reach(seq);
    const found = find(this.log, seq);
    this.stay = hold(this.log); // the word of the scrolling comes later, perhaps after that of a new size
    return found;
  }

  /** Has a message drawn, and what is around it. @param {number} seq */
  async #reach(seq) {
    const held = () => this.chat.state.rooms[this.room.id] ?? this.room;
    this.loading = true; // what was said before is no news
    for (let first = 0; hasOlder(held()) && held().events[0].seq > seq && held().events[0].seq !== first;) {
      first = held().events[0].seq;
      await this.chat.loadOlder(this.room.id, LARGE_PAGE);
    }
    this.atEnd = false;
    this.part = around(held(), this.part, seq);
    await this.updateComplete;
    setTimeout(() => { this.loading = false; }, QUIET);
  }

  /** Where what is new begins. */
  async #toLine() {
    if (this.room.line === null) return;
    await this.#reach(this.room.line + 1);
    const line = this.querySelector('.unread');
    if (!line) return;
    this.log.scrollTop += line.getBoundingClientRect().top - this.log.getBoundingClientRect().top - BEFORE_LINE;
    this.stay = hold(this.log);
    /** @type {HTMLElement | null} */ (line.nextElementSibling)?.focus({ preventScroll: true });
  }

  willUpdate() {
    if (!this.placed || this.epoch !== this.room.epoch) this.part = firstShown(this.room);
    else if (this.atEnd) this.part = trimmed(this.room, this.part);
    this.epoch = this.room.epoch;
    if (this.hasUpdated && this.placed && !this.atEnd) this.letGo = hold(this.log);
  }

  render() {
    const { room, me } = this;
    const rows = rowsOf(room, me, this.part);
    const moderates = may('see versions', room, me);
    const empty = !room.root && room.epoch !== null && !hasOlder(room) && !hidesAbove(room, this.part) && !rows.some(row => row.kind === 'message');
    return html`<div class="room__log" role="log" aria-live=${this.loading || !this.placed ? 'off' : 'polite'} aria-relevant="additions"
        aria-label=${room.root ? say`Messages in the thread` : say`Messages in ${roomName(room, me)}`} aria-busy=${room.epoch === null ? 'true' : nothing} tabindex="0" @scroll=${this.#scrolled} @copy=${this.#copied} @keydown=${this.#keys} @reveal=${(/** @type {CustomEvent<number>} */ event) => this.reveal(event.detail)}>
      ${room.epoch === null && rows.length === 0 ? html`<p class="hidden-text" role="status">${say`Loading messages`}</p>${messageBones()}` : html`<ol class="log">
        ${hasOlder(room) || hidesAbove(room, this.part) ? html`<li class="older" aria-hidden="true"><span class="bone w-3"></span></li>` : nothing}
        ${repeat(rows, row => row.key, row => listRow(row, this.chat, room.id, me?.id, moderates))}
        ${empty ? this.#welcome() : nothing}
        ${hidesBelow(this.part) ? html`<li class="older" aria-hidden="true"><span class="bone w-3"></span></li>` : nothing}
      </ol>`}
    </div>
    <message-tools .chat=${this.chat} .room=${room} .me=${me}></message-tools>
    ${this.above > 0 ? html`<button class="latest latest--first" type="button" @click=${this.#toLine}>${icon('arrow-up', 'icon--small')}${counted(this.above, '{n} new message above', '{n} new messages above')}</button>` : nothing}
    ${this.away && rows.length > 0 ? this.#wayBack() : nothing}`;
  }

  updated() {
    if (!this.placed) this.#place();
    else if (this.atEnd) this.#keepEnd();
    else this.letGo();
    this.letGo = () => {};
    this.lastKey = rise(this.log, this.lastKey);
    this.#watchSize();
    this.#report();
    this.#drawMore();
  }

  #welcome() {
    const name = html`<bdi>${roomName(this.room, this.me)}</bdi>`;
    if (this.room.kind !== 'public') return this.#quietWelcome(name);
    return html`<li class="empty"><span class="empty__mark">${icon('hash')}</span><h2>${phrase`Welcome to ${name}`}</h2>
      <p>${say`Nobody has written here yet. Say what the room is for, or bring in the people who need it.`}</p>
      <div class="empty__actions"><button class="button button--primary" type="button" @click=${this.#copyLink}>${icon('link', 'icon--small')}${say`Copy the link`}</button>
        <button class="button" type="button" @click=${() => this.#emit('compose')}>${icon('edit', 'icon--small')}${say`Write first`}</button></div></li>`;
  }

  /** Where a link would bring in nobody. @param {unknown} name */
  #quietWelcome(name) {
    const { room } = this;
    const speaks = !room.archived && may('speak', room, this.me);
    const words = room.kind === 'direct' ? say`Only the people in it read what is said here.`
      : room.kind === 'private' ? say`Nobody has written here yet. Only members find this room and read it.` : say`Nobody has written here yet. Everybody reads, moderators write.`;
    return html`<li class="empty"><span class="empty__mark">${icon(roomIcon(room.kind))}</span><h2>${room.kind === 'direct' ? name : phrase`Welcome to ${name}`}</h2><p>${words}</p>
      <div class="empty__actions">${may('invite', room, this.me) ? html`<button class="button button--primary" type="button" @click=${() => openDialog(this, 'invite-dialog')}>${icon('user-plus', 'icon--small')}${say`Invite people`}</button>` : nothing}
        ${speaks ? html`<button class="button" type="button" @click=${() => this.#emit('compose')}>${icon('edit', 'icon--small')}${say`Write first`}</button>` : nothing}</div></li>`;
  }

  #wayBack() {
    const unread = unreadIn(this.room, this.me?.id);
    const words = unread === 0 ? say`Latest messages` : count(unread);
    return html`<button class="latest ${unread ? 'latest--new' : ''}" type="button" @click=${this.#jumpToEnd}>${icon('arrow-down', 'icon--small')}${words}</button>`;
  }

  /** The first time there is something: at the unread line if the end is too far from it, else at the end. */
  #place() {
    if (this.room.epoch === null) return this.#keepEnd();
    this.placed = true;
    this.#keepEnd();
    const line = /** @type {HTMLElement | null} */ (this.querySelector('.unread'));
    if (line && this.log.scrollHeight - line.offsetTop > this.log.clientHeight) {
      this.log.scrollTop = line.offsetTop - this.log.offsetTop - BEFORE_LINE;
      this.atEnd = this.#isAtEnd();
      this.#measureAway();
    }
    queueMicrotask(() => this.requestUpdate()); // the live region may speak from now on
  }

  #keepEnd() {
    if (this.atEnd && this.log) this.log.scrollTop = this.log.scrollHeight;
    this.#measureAway();
  }

  #measureAway() {
    this.away = Boolean(this.log) && !this.atEnd;
  }

  /** Also what grows or shrinks by itself is not to move what is seen. */
  #watchSize() {
    const list = this.querySelector('.log:not(.bones)');
    if (list && list !== this.watched) this.onSize.observe(list);
    this.watched = list;
    this.stay = hold(this.log);
  }

  /** Whether what is new begins above what is seen. */
  #watchLine() {
    const { room, log } = this;
    if (!this.placed || room.line === null || !log) {
      this.above = 0;
      return;
    }
    const view = log.getBoundingClientRect();
    const line = this.querySelector('.unread')?.getBoundingClientRect();
    if (line && line.bottom > view.top && line.top < view.bottom && !document.hidden) this.lineSeen = room.line;
    const hidden = room.line !== this.lineSeen && (line ? line.bottom <= view.top : room.line < this.part.to);
    this.above = hidden ? unreadIn({ ...room, readSeq: room.line }, this.me?.id) : 0;
  }

  /** Paper is long: all that is held. */
  #drawAll() {
    this.part = whole(this.room);
    this.performUpdate();
  }

  /** @param {ClipboardEvent} event */
  #copied(event) {
    copy(event, this.log, this.room.events);
  }

  #jumpToEnd() {
    this.toEnd();
    this.#report();
    this.log.focus();
  }

  #scrolled() {
    this.atEnd = this.#isAtEnd();
    this.stay = hold(this.log);
    this.#measureAway();
    this.#report();
    this.#drawMore();
  }

  #isAtEnd() {
    return !hidesBelow(this.part) && distanceFromEnd(this.log) < AT_END;
  }

  /** Read is what stands at the end of a visible list. */
  #report() {
    const seen = this.atEnd && this.placed && !document.hidden && Boolean(this.log?.clientHeight);
    this.#watchLine();
    if (!this.room.root) this.chat.reading(seen ? this.room.id : null);
    else if (seen) this.chat.threads.seen(this.room.id);
  }

  /** Where one comes near to what is not drawn, it is. */
  async #drawMore() {
    if (this.loading || !this.placed || this.log.clientHeight === 0) return;
    const before = this.part;
    const up = this.log.scrollTop <= LOAD_WITHIN && (hidesAbove(this.room, before) || (this.room.joined && hasOlder(this.room)));
    if (!up && !(hidesBelow(before) && distanceFromEnd(this.log) <= LOAD_WITHIN)) return;
    this.loading = true;
    this.part = up ? await this.#higher() : lower(this.room, before);
    await this.updateComplete;
    // The rows are in place before the live region is on again. A refusal must not turn into a storm of questions.
    setTimeout(() => { this.loading = false; }, this.part.from === before.from && this.part.to === before.to ? 3000 : QUIET);
  }

  async #higher() {
    if (hidesAbove(this.room, this.part)) return higher(this.room, this.part);
    await this.chat.loadOlder(this.room.id);
    return highest(this.chat.state.rooms[this.room.id] ?? this.room, this.part);
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#emit('compose');
    } else if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('.msg')) {
      event.preventDefault();
      this.querySelector('message-tools')?.enter();
    } else if (event.key === 'End' && hidesBelow(this.part)) {
      event.preventDefault();
      this.toEnd();
      this.updateComplete.then(() => walk(this.log, 'End'));
    } else if (!event.altKey && !event.ctrlKey && (walk(this.log, event.key) || walkAlong(this.log, event.key))) event.preventDefault();
  }

  async #copyLink() {
    try {
      await navigator.clipboard.writeText(linkTo(this.room.id));
      this.chat.tell(say`Link copied. Anybody here can open it.`);
    } catch (problem) {
      console.warn('No clipboard', problem);
      this.chat.tell(say`This browser does not let the page copy. The address bar has the link.`, 'alert');
    }
  }

  /** @param {string} type */
  #emit(type) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true }));
  }
}
customElements.define('message-list', MessageList);
