/** What can be done with a message: beside the one that the pointer or the focus is on; on a touch screen after a long press. */
import { html, nothing } from 'lit';
import { plainly } from '../text/markup.js';
import { may, muted } from '../state/rights.js';
import { language, say } from '../text/words.js';
import { copy } from './clipboard.js';
import { openDialog } from './form-dialog.js';
import './emoji-picker.js';
import { icon, Light, tool } from './light.js';
import { pin } from './pins.js';
import { give } from './reactions.js';

/** Sooner than the browser's own menu comes. */
const LONG_PRESS = 450;
const GAP = 6;
/** A finger is never quite still. */
const STEADY = 3;

/** @param {Record<string, boolean>} can */
const anything = can => Object.values(can).some(Boolean);

/**
 * It stands outside of the list, so that nobody who listens to new messages hears of buttons.
 */
export class MessageTools extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, me: { attribute: false }, seq: { state: true }, picking: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** @type {import('../session/api.js').Me | null} */
    this.me = null;
    /** The message it is about; 0 for none. */
    this.seq = 0;
    this.picking = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.press = undefined;
    /** Whether this press has opened something. */
    this.opened = false;
    this.onSize = new ResizeObserver(() => this.#place());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.onSize.disconnect();
  }

  get log() {
    return /** @type {HTMLElement | null} */ (this.parentElement?.querySelector('.room__log') ?? null);
  }

  firstUpdated() {
    const { log } = this;
    // Moved too: after scrolling the pointer may be where it was.
    for (const type of ['pointerover', 'pointermove']) log?.addEventListener(type, event => { if (/** @type {PointerEvent} */ (event).pointerType !== 'touch') this.#over(event); });
    log?.addEventListener('focusin', event => this.#over(event));
    log?.addEventListener('scroll', () => this.#let());
    log?.addEventListener('pointerdown', event => this.#pressed(event));
    // Neither the browser's menu, nor a click where the finger was: that would be beside the dialog and close it.
    for (const type of ['contextmenu', 'touchend']) log?.addEventListener(type, event => { if (this.opened && event.cancelable) event.preventDefault(); });
    for (const type of ['pointerup', 'pointercancel']) log?.addEventListener(type, () => clearTimeout(this.press));
    log?.addEventListener('pointermove', event => { if (Math.hypot(event.movementX, event.movementY) > STEADY) clearTimeout(this.press); });
    this.parentElement?.addEventListener('pointerleave', () => this.#let());
    if (log) this.onSize.observe(log);
  }

  render() {
    const message = this.#message(this.seq);
    const can = this.#can(message);
    if (!message || !anything(can)) return nothing;
    return html`<div class="toolbar" role="toolbar" aria-label=${say`Message actions`} @keydown=${this.#keys} @focusout=${this.#left}>
      ${can.react ? html`<button class="tool" type="button" aria-label=${say`Add a reaction`} title=${say`Add a reaction`} aria-haspopup="dialog" aria-expanded=${this.picking ? 'true' : 'false'}
        @click=${() => { this.picking = !this.picking; }}>${icon('react')}</button>` : nothing}
      ${can.reply ? tool(say`Reply`, 'reply', () => this.#emit('reply-message', message)) : nothing}
      ${can.thread ? tool(say`Reply in thread`, 'thread', () => this.#emit('open-thread', message.seq)) : nothing}
      ${can.pin ? tool(message.pinned ? say`Unpin message` : say`Pin message`, 'pin', () => pin(this.chat, this.room.id, message)) : nothing}
      ${can.edit ? tool(say`Edit message`, 'edit', () => this.#emit('edit-message', message)) : nothing}
      ${can.report ? tool(say`Report message`, 'flag', () => this.#report(message)) : nothing}
      ${can.remove ? tool(say`Delete message`, 'trash', () => this.#remove(message)) : nothing}</div>
      ${this.picking ? html`<emoji-picker class="toolbar__picker" .memory=${this.chat.emoji} @pick=${(/** @type {CustomEvent<string>} */ event) => this.#picked(message, event.detail)} @close=${this.#closePicker}></emoji-picker>` : nothing}`;
  }

  /** @param {import('../connection/protocol.js').RoomEvent} message @param {string} emoji */
  #picked(message, emoji) {
    this.#closePicker();
    give(this.chat, this.room.id, message, emoji);
  }

  #closePicker() {
    this.picking = false;
    this.#row()?.focus({ preventScroll: true });
  }

  /** The place to write takes it from here. @param {string} type @param {unknown} detail */
  #emit(type, detail) {
    this.seq = 0;
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }

  updated() {
    this.#place();
  }

  /** Beside its message, also after the window or the letters have another size. */
  #place() {
    const row = this.#row();
    const bar = /** @type {HTMLElement | null} */ (this.querySelector('.toolbar'));
    const bubble = row?.querySelector('.bubble')?.getBoundingClientRect();
    const all = this.parentElement?.getBoundingClientRect();
    if (!bar || !bubble || !all) return;
    const room = { before: bubble.left - all.left, after: all.right - bubble.right };
    const beside = Math.max(room.before, room.after) > bar.offsetWidth + 2 * GAP;
    const after = room.after >= room.before;
    const left = beside ? (after ? bubble.right + GAP : bubble.left - GAP - bar.offsetWidth) : (after ? bubble.left : bubble.right - bar.offsetWidth);
    const top = beside ? bubble.top + Math.min(0, bubble.height - bar.offsetHeight) / 2 : bubble.bottom;
    bar.style.left = `${Math.max(0, left - all.left)}px`;
    bar.style.top = `${Math.min(Math.max(0, top - all.top), all.height - bar.offsetHeight)}px`;
    this.#placePicker(bar, all);
  }

  /** Above the bar, or below it where there is more room. @param {HTMLElement} bar @param {DOMRect} all */
  async #placePicker(bar, all) {
    await /** @type {Light | null} */ (this.querySelector('emoji-picker'))?.updateComplete;
    const picker = /** @type {HTMLElement | null} */ (this.querySelector('.picker'));
    if (!picker) return;
    const above = bar.offsetTop > all.height - bar.offsetTop - bar.offsetHeight;
    const top = above ? bar.offsetTop - picker.offsetHeight - GAP : bar.offsetTop + bar.offsetHeight + GAP;
    picker.style.top = `${Math.min(Math.max(0, top), Math.max(0, all.height - picker.offsetHeight))}px`;
    picker.style.left = `${Math.min(Math.max(0, bar.offsetLeft), Math.max(0, all.width - picker.offsetWidth))}px`;
  }

  /** The keyboard comes from the message that has the focus. @returns {boolean} whether there is anything to do */
  async enter() {
    await this.updateComplete;
    const first = this.querySelector('button');
    first?.focus();
    return Boolean(first);
  }

  /** @param {Event} event */
  #over(event) {
    if (this.picking) return;
    const row = /** @type {Element} */ (event.target).closest?.('.msg[data-seq]');
    if (row || event.type === 'focusin') this.seq = Number(row?.getAttribute('data-seq') ?? 0);
  }

  #let() {
    if (!this.picking && !this.contains(document.activeElement)) this.seq = 0;
  }

  /** @param {FocusEvent} event */
  #left(event) {
    if (!this.picking && !this.contains(/** @type {Node | null} */ (event.relatedTarget))) this.seq = 0;
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    clearTimeout(this.press);
    this.opened = false;
    const row = /** @type {Element} */ (event.target).closest('.msg[data-seq]');
    if (event.pointerType !== 'touch' || !row) return;
    const message = this.#message(Number(row.getAttribute('data-seq')));
    const can = this.#can(message);
    if (!message || !anything(can)) return;
    this.press = setTimeout(() => {
      this.opened = true;
      openDialog(this, 'message-dialog', { text: plainly(message), emoji: this.chat.emoji, copy: () => copy(this.chat, message.text, say`Text copied.`),
        react: can.react && (emoji => give(this.chat, this.room.id, message, emoji)), reply: can.reply && (() => this.#emit('reply-message', message)), thread: can.thread && (() => this.#emit('open-thread', message.seq)), edit: can.edit && (() => this.#emit('edit-message', message)),
        pin: can.pin && (() => pin(this.chat, this.room.id, message)), pinned: Boolean(message.pinned),
        remove: can.remove && (() => this.#remove(message)), report: can.report && (() => this.#report(message)) });
    }, LONG_PRESS);
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    const buttons = [...this.querySelectorAll('button')];
    const rtl = language.dir === 'rtl';
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (event.key === 'Escape') this.#row()?.focus();
    else if (event.key === (rtl ? 'ArrowLeft' : 'ArrowRight')) buttons[(at + 1) % buttons.length].focus();
    else if (event.key === (rtl ? 'ArrowRight' : 'ArrowLeft')) buttons[(at + buttons.length - 1) % buttons.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {import('../connection/protocol.js').RoomEvent} message */
  #remove(message) {
    const { chat, room } = this;
    const row = /** @type {HTMLElement | undefined} */ (this.log?.querySelector(`.msg[data-seq="${message.seq}"]`) ?? undefined);
    row?.focus({ preventScroll: true }); // where the focus comes back to
    openDialog(this, 'confirm-dialog', { title: say`Delete this message?`, quote: message.text,
      words: say`Its text is gone for everybody. They see that a message was deleted.`, action: say`Delete message`,
      run: () => chat.messages.remove(room.id, message.seq), after: () => row?.focus({ preventScroll: true }) });
  }

  /** @param {import('../connection/protocol.js').RoomEvent} message */
  #report(message) {
    this.#row()?.focus({ preventScroll: true });
    openDialog(this, 'report-dialog', message);
  }

  /** @param {number} seq */
  #message(seq) {
    const found = seq ? this.room.events.find(event => event.seq === seq) : undefined;
    return found?.type === 'message' && !found.deleted ? found : undefined;
  }

  /** @param {import('../connection/protocol.js').RoomEvent | undefined} message */
  #can(message) {
    const own = message?.from.id === this.me?.id;
    const { room, me } = this;
    const can = (/** @type {string} */ operation) => Boolean(message) && may(operation, room, me);
    const heard = !room.archived && !muted(room, me, Date.now());
    return { react: can('react') && heard, reply: can('speak') && heard && !room.root, thread: !room.root && !message?.thread && ((can('speak') && heard) || Boolean(message?.replies)), pin: can('pin') && heard, edit: own && can('edit own') && heard, remove: can(own ? 'delete own' : 'delete others'), report: !own && this.chat.reports && can('report') };
  }

  #row() {
    return this.seq ? /** @type {HTMLElement | undefined} */ (this.log?.querySelector(`.msg[data-seq="${this.seq}"]`) ?? undefined) : undefined;
  }
}
customElements.define('message-tools', MessageTools);
