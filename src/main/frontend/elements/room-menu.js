/** What can be done with a room. */
import { html, nothing } from 'lit';
import { linkTo } from '../session/place.js';
import { LOBBY } from '../session/route.js';
import { LEVELS } from '../state/level.js';
import { may, roleOf } from '../state/rights.js';
import { roomName } from '../state/room-name.js';
import { say } from '../text/words.js';
import { openDialog, sentenceOf } from './form-dialog.js';
import { Menu } from './menu.js';

const WORDS = { all: say`All messages`, mentions: say`Mentions only`, nothing: say`Nothing` };

export class RoomMenu extends Menu {
  static properties = { ...Menu.properties, chat: { attribute: false }, room: { attribute: false }, me: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
  }

  render() {
    const { room, me } = this;
    const can = (/** @type {string} */ operation) => !room.shut && may(operation, room, me);
    return this.menu(say`Room`, () => [
      this.item('link', say`Copy the link`, this.#copy),
      this.chat.place.whole ? nothing : this.item('out', say`Open the whole chat`, () => window.open(linkTo(room.id), '_blank', 'noopener')),
      room.shut ? nothing : this.item('pin', say`Pinned messages`, () => openDialog(this, 'pinned-dialog')),
      can('invite') ? this.item('user-plus', say`Invite people`, () => openDialog(this, 'invite-dialog')) : nothing,
      can('join') && roleOf(room, me) === 'member' && !room.role ? this.item('check', say`Become a member`, this.#join) : nothing,
      room.shut ? nothing : this.#level(),
      can('describe') ? this.item('settings', say`Room settings`, () => openDialog(this, 'room-settings')) : nothing,
      room.kind === 'direct' || (room.id === LOBBY && !room.role) ? nothing : this.item('leave', say`Leave the room`, this.#leave, 'menu__item--danger'),
    ]);
  }

  /** How much I want to hear of the room while I look elsewhere. */
  #level() {
    const { chat: { levels }, room } = this;
    const now = levels.read(room.id);
    return html`<div class="menu__group" role="group" aria-labelledby="menu-level"><p class="menu__name" id="menu-level">${say`Notifications`}</p>
      ${LEVELS.map(level => this.choice(WORDS[level], level === now, () => levels.choose(room.id, level)))}</div>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(linkTo(this.room.id));
      const open = this.room.kind === 'public' || this.room.kind === 'read_only';
      this.chat.tell(open ? say`Link copied. Anybody here can open it.` : say`Link copied. It opens for members only.`);
    } catch (problem) {
      console.warn('No clipboard', problem);
      this.chat.tell(say`This browser does not let the page copy. The address bar has the link.`, 'alert');
    }
  }

  async #join() {
    try {
      if (this.me) await this.chat.house.admit(this.room.id, this.me.id);
    } catch (problem) {
      this.chat.tell(sentenceOf(problem), 'alert');
    }
  }

  #leave() {
    const { chat, room, me } = this;
    if (!room.role || room.shut) {
      chat.leaveRoom(room.id);
      return;
    }
    openDialog(this, 'confirm-dialog', { title: say`Leave the room?`, words: room.kind === 'private'
      ? say`You are no longer a member, and come back only when somebody invites you.` : say`You are no longer a member. You can come back.`,
      quote: roomName(room, me), action: say`Leave the room`, run: () => chat.quitRoom(room.id) });
  }
}
customElements.define('room-menu', RoomMenu);
