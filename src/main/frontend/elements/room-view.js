/** One open room: its header, the banner when cut off, the messages, the place to write. */
import { html, nothing } from 'lit';
import { typists } from '../state/people.js';
import { may, muted } from '../state/rights.js';
import { partner, roomName } from '../state/room-name.js';
import { momentOf } from '../text/sentences.js';
import { counted, say } from '../text/words.js';
import './chat-composer.js';
import './connection-banner.js';
import { openDialog } from './form-dialog.js';
import { kindNote } from './kind.js';
import { icon, Light, roomIcon, tool } from './light.js';
import './message-list.js';
import './room-menu.js';
import { shutNotice } from './shut-notice.js';
import { onSwipeBack } from './swipe.js';

/** A timer of a browser counts in 31 bits. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** @param {string} sign @param {string} words */
const silence = (sign, words) => html`<footer class="room__foot"><p class="silence" role="status">${icon(sign, 'icon--small')}<span>${words}</span></p></footer>`;

export class RoomView extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, me: { attribute: false }, link: { attribute: false },
    limit: { type: Number }, panelOpen: { type: Boolean } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
    /** @type {import('../connection/connection.js').Link} */
    this.link = { status: 'idle' };
    this.limit = 10_000;
    this.panelOpen = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.timer = undefined;
  }

  render() {
    const { room, me, chat } = this;
    return html`<main class="room" aria-label=${chat.place.whole ? nothing : roomName(room, me)} @compose=${this.#compose} @sent=${this.#sent} @reply-message=${this.#reply} @edit-message=${this.#edit} @open-thread=${(/** @type {CustomEvent<number>} */ event) => chat.openThread(room.id, event.detail)}>
      <header class="room__head">
        ${tool(say`Back to rooms`, 'chevron-start', () => chat.showList(), 'room__back')}
        <div class="room__title"><h1 class="room__name">${icon(roomIcon(room.kind), 'icon--small')}<span><bdi>${roomName(room, me)}</bdi></span>${kindNote(room.kind)}</h1>
          <p class="room__topic">${this.#topic()}</p></div>
        ${tool(say`Search messages`, 'search', () => openDialog(this, 'search-dialog'))}
        ${room.shut ? nothing : html`<button class="tool" type="button" aria-label=${say`Members`} title=${say`Members`} aria-pressed=${this.panelOpen ? 'true' : 'false'}
          @click=${() => this.dispatchEvent(new CustomEvent('members', { bubbles: true }))}>${icon('users')}</button>`}
        <room-menu .chat=${chat} .room=${room} .me=${me}></room-menu>
      </header>
      <connection-banner .chat=${chat} .link=${this.link}></connection-banner>
      ${room.shut ? shutNotice(room, me, chat) : html`<message-list .chat=${chat} .room=${room} .me=${me}></message-list>${this.#foot()}`}
    </main>`;
  }

  /** Where there is a way back to the list, a finger finds it too. */
  firstUpdated() {
    const room = /** @type {HTMLElement} */ (this.querySelector('.room'));
    onSwipeBack(room, () => { if (/** @type {HTMLElement | null} */ (this.querySelector('.room__back'))?.offsetParent) this.chat.showList(); });
  }

  #topic() {
    const { members, epoch, topic, life, shut } = this.room;
    if (epoch === null || shut) return nothing;
    const other = partner(this.room, this.me);
    if (other?.text) return html`<span title=${other.text}><bdi>${other.text}</bdi></span>`;
    const online = members.filter(one => one.status !== 'offline').length;
    const here = say`${counted(members.length, '{n} member', '{n} members')}, ${counted(online, '{n} online', '{n} online')}`;
    const people = life === 'passing' ? say`${here}. Kept only while somebody is here` : here;
    return topic ? html`<span title=${topic}><bdi>${topic}</bdi></span>` : people;
  }

  /** The place to write, or why there is none. */
  #foot() {
    const { room, me, chat } = this;
    if (room.epoch !== null && room.archived) return silence('archive', say`This room is archived. Nobody writes here any more.`);
    if (room.epoch !== null && !may('speak', room, me)) return silence('megaphone', say`Only moderators write here.`);
    const mute = muted(room, me, Date.now());
    if (mute) {
      if (mute.until) this.#again(Date.parse(mute.until));
      return silence('quiet', mute.until ? say`You are muted in this room until ${momentOf(mute.until, new Date().toISOString())}.` : say`You are muted in this room until a moderator lets you speak again.`);
    }
    return html`<chat-composer .chat=${chat} .room=${room} .me=${me} .typists=${typists(room, me?.id)} .limit=${this.limit}></chat-composer>`;
  }

  /** Draws the composer again when one may speak again. @param {number} at */
  #again(at) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.requestUpdate(), Math.min(Math.max(0, at - Date.now()) + 500, LONGEST_TIMER));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  #compose() {
    this.querySelector('textarea')?.focus();
  }

  get #composer() {
    return /** @type {import('./chat-composer.js').ChatComposer | null} */ (this.querySelector('chat-composer'));
  }

  /** @param {CustomEvent} event */
  #reply(event) {
    this.#composer?.reply(event.detail);
  }

  /** @param {CustomEvent} event */
  #edit(event) {
    this.#composer?.edit(event.detail);
  }

  #sent() {
    /** @type {import('./message-list.js').MessageList | null} */ (this.querySelector('message-list'))?.toEnd();
  }
}
customElements.define('room-view', RoomView);
