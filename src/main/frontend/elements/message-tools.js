/** What can be done with a message: beside the one that the pointer or the focus is on; on a touch screen after a long press. */
import { html, nothing } from 'lit';
import { may } from '../state/rights.js';
import { openDialog } from './form-dialog.js';
import { Light, tool } from './light.js';

/** Sooner than the browser's own menu comes. */
const LONG_PRESS = 450;
const GAP = 6;
/** A finger is never quite still. */
const STEADY = 3;

/**
 * It stands outside of the list, so that nobody who listens to new messages hears of buttons.
 */
export class MessageTools extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, me: { attribute: false }, seq: { state: true } };

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
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.press = undefined;
    /** Whether this press has opened something. */
    this.opened = false;
  }

  get log() {
    return /** @type {HTMLElement | null} */ (this.parentElement?.querySelector('.room__log') ?? null);
  }

  firstUpdated() {
    const { log } = this;
    log?.addEventListener('pointerover', event => { if (event.pointerType !== 'touch') this.#over(event); });
    log?.addEventListener('focusin', event => this.#over(event));
    log?.addEventListener('scroll', () => this.#let());
    log?.addEventListener('pointerdown', event => this.#pressed(event));
    // Neither the browser's menu, nor a click where the finger was: that would be beside the dialog and close it.
    for (const type of ['contextmenu', 'touchend']) log?.addEventListener(type, event => { if (this.opened && event.cancelable) event.preventDefault(); });
    for (const type of ['pointerup', 'pointercancel']) log?.addEventListener(type, () => clearTimeout(this.press));
    log?.addEventListener('pointermove', event => { if (Math.hypot(event.movementX, event.movementY) > STEADY) clearTimeout(this.press); });
    this.parentElement?.addEventListener('pointerleave', () => this.#let());
  }

  render() {
    const message = this.#message(this.seq);
    const can = this.#can(message);
    if (!message || !(can.remove || can.report)) return nothing;
    return html`<div class="toolbar" role="toolbar" aria-label="Message actions" @keydown=${this.#keys} @focusout=${this.#left}>
      ${can.report ? tool('Report message', 'flag', () => this.#report(message)) : nothing}
      ${can.remove ? tool('Delete message', 'trash', () => this.#remove(message)) : nothing}</div>`;
  }

  updated() {
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
    const row = /** @type {Element} */ (event.target).closest?.('.msg[data-seq]');
    if (row || event.type === 'focusin') this.seq = Number(row?.getAttribute('data-seq') ?? 0);
  }

  #let() {
    if (!this.contains(document.activeElement)) this.seq = 0;
  }

  /** @param {FocusEvent} event */
  #left(event) {
    if (!this.contains(/** @type {Node | null} */ (event.relatedTarget))) this.seq = 0;
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    clearTimeout(this.press);
    this.opened = false;
    const row = /** @type {Element} */ (event.target).closest('.msg[data-seq]');
    if (event.pointerType !== 'touch' || !row) return;
    const message = this.#message(Number(row.getAttribute('data-seq')));
    const can = this.#can(message);
    if (!message || !(can.remove || can.report)) return;
    this.press = setTimeout(() => {
      this.opened = true;
      openDialog(this, 'message-dialog', { text: message.text, copy: () => this.#copy(message),
        remove: can.remove && (() => this.#remove(message)), report: can.report && (() => this.#report(message)) });
    }, LONG_PRESS);
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    const buttons = [...this.querySelectorAll('button')];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (event.key === 'Escape') /** @type {HTMLElement | undefined} */ (this.#row())?.focus();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') buttons[(at + 1) % buttons.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {import('../connection/protocol.js').RoomEvent} message */
  #remove(message) {
    const { chat, room } = this;
    const row = /** @type {HTMLElement | undefined} */ (this.log?.querySelector(`.msg[data-seq="${message.seq}"]`) ?? undefined);
    openDialog(this, 'confirm-dialog', { title: 'Delete this message?', quote: message.text,
      words: 'Its text is gone for everybody. They see that a message was deleted.', action: 'Delete message',
      run: () => chat.deleteMessage(room.id, message.seq), after: () => row?.focus({ preventScroll: true }) });
  }

  /** @param {import('../connection/protocol.js').RoomEvent} message */
  async #copy(message) {
    try {
      await navigator.clipboard.writeText(message.text);
      this.chat.tell('Text copied.');
    } catch (problem) {
      console.warn('No clipboard', problem);
      this.chat.tell('This browser does not let the page copy.', 'alert');
    }
  }

  /** @param {import('../connection/protocol.js').RoomEvent} message */
  #report(message) {
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
    return { remove: Boolean(message) && may(own ? 'delete own' : 'delete others', this.room, this.me), report: Boolean(message) && !own && this.chat.reports && may('report', this.room, this.me) };
  }

  #row() {
    return this.seq ? this.log?.querySelector(`.msg[data-seq="${this.seq}"]`) ?? undefined : undefined;
  }
}
customElements.define('message-tools', MessageTools);
