/** One open room: its header, the banner when cut off, the messages, the place to write. */
import { html, nothing } from 'lit';
import { typists } from '../state/people.js';
import './chat-composer.js';
import './connection-banner.js';
import { icon, Light, tool } from './light.js';
import './message-list.js';
import './room-menu.js';

export class RoomView extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, me: { attribute: false }, link: { attribute: false },
    limit: { type: Number }, panelOpen: { type: Boolean } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** @type {import('../connection/protocol.js').User | null} */
    this.me = null;
    /** @type {import('../connection/connection.js').Link} */
    this.link = { status: 'idle' };
    this.limit = 10_000;
    this.panelOpen = false;
  }

  render() {
    const { room, me, chat } = this;
    return html`<main class="room" @compose=${this.#compose} @sent=${this.#sent}>
      <header class="room__head">
        ${tool('Back to rooms', 'chevron-start', () => chat.showList(), 'room__back')}
        <div class="room__title"><h1 class="room__name">${icon(room.kind === 'private' ? 'lock' : 'hash', 'icon--small')}<span><bdi>${room.name}</bdi></span></h1>
          <p class="room__topic">${this.#topic()}</p></div>
        <button class="tool" type="button" aria-label="Members" title="Members" aria-pressed=${this.panelOpen ? 'true' : 'false'}
          @click=${() => this.dispatchEvent(new CustomEvent('members', { bubbles: true }))}>${icon('users')}</button>
        <room-menu .chat=${chat} .room=${room}></room-menu>
      </header>
      <connection-banner .chat=${chat} .link=${this.link}></connection-banner>
      ${room.shut ? this.#refused() : html`<message-list .chat=${chat} .room=${room} .me=${me}></message-list>`}
      <chat-composer .chat=${chat} .room=${room} .typists=${typists(room, me?.id)} .limit=${this.limit}></chat-composer>
    </main>`;
  }

  #topic() {
    const { members, epoch } = this.room;
    if (epoch === null) return nothing;
    const online = members.filter(one => one.status !== 'offline').length;
    const kept = this.room.life === 'passing' ? '. Kept only while somebody is here' : '';
    return `${members.length} ${members.length === 1 ? 'member' : 'members'}, ${online} online${kept}`;
  }

  #refused() {
    return html`<div class="room__log"><div class="log"><div class="empty"><span class="empty__mark">${icon('lock')}</span>
      <h2>This room is not open to you</h2><p>${this.room.shut?.text}</p>
      <div class="empty__actions"><button class="button" type="button" @click=${() => this.chat.leaveRoom(this.room.id)}>Remove from my rooms</button></div></div></div></div>`;
  }

  #compose() {
    this.querySelector('textarea')?.focus();
  }

  #sent() {
    /** @type {import('./message-list.js').MessageList | null} */ (this.querySelector('message-list'))?.toEnd();
  }
}
customElements.define('room-view', RoomView);
