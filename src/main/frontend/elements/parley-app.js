/** The whole page: the door, or the three columns, and the keys that work everywhere. */
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { showTitle } from '../device/title.js';
import { LOBBY } from '../session/route.js';
import { roomName } from '../state/room-name.js';
import { hasThreads, threadsUnread } from '../state/threads.js';
import { unreadTotal } from '../state/unread.js';
import { say } from '../text/words.js';
import { keepFocus } from './keeper.js';
import { handleKey } from './keys.js';
import { Light } from './light.js';
import { loadingShell } from './loading.js';
import './login-gate.js';
import './member-list.js';
import './name-gate.js';
import './register-gate.js';
import './room-list.js';
import './room-view.js';
import './thread-panel.js';
import './toast-host.js';

/** @param {import('../state/reducer.js').State} state */
function nameInTitle({ rooms, current, me }) {
  const room = rooms[current];
  return (room && room.epoch !== null ? roomName(room, me) : current) || LOBBY;
}

let dialogs = false;
const later = async () => {
  await import('./later.js');
  dialogs = true;
};

/** In rem, as in widths.css: larger text needs more room. */
const WIDE = 70;
const NARROW = 42.5;

export class ParleyApp extends Light {
  static properties = { chat: { attribute: false }, wide: { state: true }, narrow: { state: true }, panel: { state: true }, card: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    this.wide = true;
    this.narrow = false;
    /** What the user chose; null leaves it to the width. @type {boolean | null} */
    this.panel = null;
    /** Which card he chose at the door. @type {'guest' | 'login' | 'register' | null} */
    this.card = null;
    this.settled = false;
    this.addEventListener('card', event => { this.card = /** @type {CustomEvent} */ (event).detail; });
    this.addEventListener('profile', () => this.profile());
    this.addEventListener('new-room', event => this.newRoom(/** @type {CustomEvent<string>} */ (event).detail));
    this.addEventListener('dialog', event => this.#open(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('settings', () => this.settings());
    this.addEventListener('shortcuts', () => this.shortcuts());
    this.addEventListener('jump', () => this.jump());
    this.addEventListener('members', () => this.toggleMembers());
    this.addEventListener('focusin', event => this.#uncover(/** @type {HTMLElement} */ (event.target)));
    this.watchWidth = new ResizeObserver(([entry]) => this.#measure(entry.contentRect.width));
  }

  connectedCallback() {
    super.connectedCallback();
    this.classList.add('parley');
    this.unlisten = this.chat.store.listen(() => this.requestUpdate());
    this.onKey = (/** @type {KeyboardEvent} */ event) => handleKey(event, this);
    window.addEventListener('keydown', this.onKey);
    this.letFocusGo = keepFocus(this);
    this.watchWidth.observe(this);
    this.#measure(this.clientWidth);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten?.();
    if (this.onKey) window.removeEventListener('keydown', this.onKey);
    this.letFocusGo?.();
    this.watchWidth.disconnect();
  }

  render() {
    return html`${this.#page()}<toast-host .chat=${this.chat}></toast-host>`;
  }

  #page() {
    const { state, place } = this.chat;
    if (state.phase === 'gate') return this.#gate();
    if (state.phase === 'starting') return loadingShell(state.current, place.whole);
    const room = state.rooms[state.current];
    return html`<div class="app" data-view=${state.view} data-list=${place.whole ? 'shown' : 'none'} data-panel=${room?.shut ? 'closed' : room?.thread ? 'thread' : this.panelOpen ? 'open' : 'closed'}>
      ${place.whole ? html`<room-list .chat=${this.chat} .rooms=${state.rooms} .listed=${state.listed} .current=${state.current} .me=${state.me} .link=${state.link} .previews=${this.narrow} .followed=${hasThreads(state)} .unreadThreads=${threadsUnread(state)}></room-list>` : nothing}
      ${room ? keyed(room.id, html`<room-view .chat=${this.chat} .room=${room} .me=${state.me} .link=${state.link} .limit=${state.limits.text}
          .panelOpen=${this.panelOpen}></room-view>`) : nothing}
      ${room?.thread && !room.shut ? keyed(`${room.id}/${room.thread.root}`, html`<thread-panel .chat=${this.chat} .room=${room} .me=${state.me} .limit=${state.limits.text}></thread-panel>`) : nothing}
      ${room && !room.shut && !room.thread && this.panelOpen ? html`<member-list .room=${room} .me=${state.me}></member-list>` : nothing}
    </div>
    <room-dialog .chat=${this.chat} .me=${state.me}></room-dialog>
    ${this.#aboutRoom(room)}
    <settings-dialog .chat=${this.chat} .me=${state.me}></settings-dialog>
    <status-dialog .chat=${this.chat} .me=${state.me}></status-dialog>
    <profile-dialog .chat=${this.chat} .me=${state.me}></profile-dialog>
    <farewell-dialog .chat=${this.chat} .me=${state.me}></farewell-dialog>
    <search-dialog .chat=${this.chat} .me=${state.me}></search-dialog>
    <audit-dialog .chat=${this.chat} .me=${state.me}></audit-dialog>
    <threads-dialog .chat=${this.chat} .me=${state.me}></threads-dialog>
    <shortcuts-dialog></shortcuts-dialog>
    ${place.whole ? html`<room-switcher .chat=${this.chat} .me=${state.me}></room-switcher>` : nothing}`;
  }

  /** The dialogs that are about the open room, or somebody or something in it. @param {import('../state/room.js').Room | undefined} room */
  #aboutRoom(room) {
    const { chat } = this;
    const { me } = chat.state;
    return html`<room-settings .chat=${chat} .room=${room} .me=${me}></room-settings>
      <person-dialog .chat=${chat} .room=${room} .me=${me}></person-dialog>
      <pinned-dialog .chat=${chat} .room=${room} .me=${me}></pinned-dialog>
      <invite-dialog .chat=${chat} .room=${room} .me=${me}></invite-dialog>
      <new-message-dialog .chat=${chat} .me=${me}></new-message-dialog>
      <report-dialog .chat=${chat} .room=${room} .me=${me}></report-dialog>
      <message-dialog></message-dialog>
      <versions-dialog .chat=${chat}></versions-dialog>
      <confirm-dialog .chat=${chat}></confirm-dialog>`;
  }

  /** @param {{name: string, about?: unknown}} which */
  async #open({ name, about }) {
    try {
      // What is typed right after Ctrl K is for the switcher.
      if (!dialogs) await later();
    } catch (problem) {
      console.warn('No dialogs', problem);
      this.chat.tell(say`The server does not answer. Try again in a moment.`, 'alert');
      return;
    }
    const dialog = /** @type {any} */ (this.querySelector(name));
    if (dialog?.ask) dialog.ask(about);
    else dialog?.show();
  }

  #gate() {
    const { doors, account, view, current, why, lastName } = this.chat.state;
    const room = view === 'room' ? current : '';
    const usual = doors.ways.includes('guest') && !account ? 'guest' : 'login';
    switch (this.card ?? usual) {
      case 'register': return html`<register-gate .chat=${this.chat} .doors=${doors} .room=${room}></register-gate>`;
      case 'login': return html`<login-gate .chat=${this.chat} .doors=${doors} .room=${room} .why=${why ?? ''} .name=${account ? lastName : ''}></login-gate>`;
      default: return html`<name-gate .chat=${this.chat} .doors=${doors} .room=${room} .why=${why ?? ''} .name=${account ? '' : lastName}></name-gate>`;
    }
  }

  updated() {
    const { state } = this.chat;
    if (state.phase === 'chat') this.#settle();
    showTitle(state.phase === 'chat' ? nameInTitle(state) : '', unreadTotal(state));
  }

  /** At the door no more; what comes later may come now, so that it is there without a connection too. */
  #settle() {
    this.card = null;
    if (this.settled) return;
    this.settled = true;
    const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 500));
    idle(() => later().catch(problem => console.warn('No dialogs', problem)));
  }

  get panelOpen() {
    return this.panel ?? this.wide;
  }

  /** Where it lies over the room, the focus goes there and comes back. */
  async toggleMembers() {
    this.panel = !this.panelOpen;
    await this.updateComplete;
    await /** @type {Light | null} */ (this.querySelector('member-list'))?.updateComplete;
    if (!this.wide) /** @type {HTMLElement | null} */ (this.querySelector(this.panel ? '.panel__close' : '.room__head [aria-pressed]'))?.focus();
  }

  /** What lies over the room gives way to what has the focus under it. @param {HTMLElement} target */
  #uncover(target) {
    if (this.wide || !target.closest('.room')) return;
    const { left, right, top, height } = target.getBoundingClientRect();
    if (![left + 2, (left + right) / 2, right - 2].every(x => document.elementFromPoint(x, top + height / 2)?.closest('.panel'))) return;
    this.panel = false;
    this.chat.threads.close(this.chat.state.current);
  }

  /** @param {string} name what was typed already */
  newRoom(name) {
    this.#open({ name: 'room-dialog', about: name });
  }

  settings() {
    this.#open({ name: 'settings-dialog' });
  }

  profile() {
    this.#open({ name: 'profile-dialog' });
  }

  shortcuts() {
    this.#open({ name: 'shortcuts-dialog' });
  }

  /** Has one jump to a room or a person. */
  jump() {
    this.#open({ name: 'room-switcher' });
  }

  /** @param {number} width */
  #measure(width) {
    const rem = width / parseFloat(getComputedStyle(document.documentElement).fontSize);
    const wide = width === 0 || rem >= WIDE;
    if (wide !== this.wide) this.panel = null;
    this.wide = wide;
    this.narrow = width > 0 && rem < NARROW;
  }
}
customElements.define('parley-app', ParleyApp);
