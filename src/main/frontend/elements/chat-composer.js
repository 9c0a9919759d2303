/** Where one writes: grows with the text, keeps drafts, completes emoji and names, says who else is typing. */
import { html, nothing } from 'lit';
import { draftOf } from '../session/messages.js';
import { roomName } from '../state/room-name.js';
import { may } from '../state/rights.js';
import { replaceEmoji } from '../text/emoji.js';
import { offersFor } from '../text/offers.js';
import { cited } from './citation.js';
import './emoji-picker.js';
import { counted, say } from '../text/words.js';
import { signOf, wrapped } from '../text/wrapping.js';
import { icon, Light, tool } from './light.js';
import { typingLine } from './typing-line.js';

const grows = CSS.supports('field-sizing', 'content');

export class ChatComposer extends Light {
  static properties = { chat: { attribute: false }, room: { attribute: false }, me: { attribute: false }, typists: { attribute: false }, limit: { type: Number },
    offers: { state: true }, chosen: { state: true }, hint: { state: true }, length: { state: true }, picking: { state: true }, about: { state: true } };

  constructor() {
    super();
    /** @type {import('../session/chat.js').Chat} */
    this.chat = /** @type {any} */ (null);
    /** @type {import('../state/room.js').Room} */
    this.room = /** @type {any} */ (null);
    /** @type {import('../connection/protocol.js').User | null} */
    this.me = null;
    /** @type {import('../connection/protocol.js').User[]} */
    this.typists = [];
    this.limit = 10_000;
    /** @type {import('../text/offers.js').Offer[]} */
    this.offers = [];
    this.chosen = 0;
    this.hint = '';
    /** In code points, as the server counts. */
    this.length = 0;
    this.picking = false;
    /** The message that is answered or written anew. @type {{kind: 'reply' | 'edit', message: any} | null} */
    this.about = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.onDraft = (/** @type {Event} */ event) => { if (/** @type {CustomEvent} */ (event).detail === this.#draft) this.#follow(); };
    this.chat.drafts.addEventListener('change', this.onDraft);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.chat.drafts.removeEventListener('change', this.onDraft ?? null);
  }

  /** Another tab has gone on writing, or has sent it. */
  #follow() {
    const draft = this.chat.drafts.read(this.#draft);
    if (this.about?.kind !== 'edit' && this.field.value !== draft) this.#put(draft);
  }

  firstUpdated() {
    const draft = this.chat.drafts.read(this.#draft);
    if (draft) {
      this.field.value = draft;
      this.#measure();
    }
    // On a phone the keyboard would cover what one came to read.
    if (matchMedia('(pointer: fine)').matches && !document.activeElement?.matches('input')) this.field.focus();
  }

  /** A message that was taken back is neither answered nor written anew. */
  willUpdate() {
    const { about } = this;
    const now = about && this.room.events.find(event => event.seq === about.message.seq);
    if (about && now?.deleted) {
      this.chat.tell(say`The message was deleted.`, 'trash');
      this.letGo();
    }
  }

  /** @param {any} message */
  reply(message) {
    if (this.about?.kind === 'edit') this.letGo();
    this.about = { kind: 'reply', message };
    this.field.focus();
  }

  /** What stood in the field is a draft, and comes back afterwards. @param {any} message */
  edit(message) {
    this.about = { kind: 'edit', message };
    this.#put(message.text);
    this.field.focus();
  }

  letGo() {
    const was = this.about;
    this.about = null;
    if (was?.kind === 'edit') this.#put(this.chat.drafts.read(this.#draft));
  }

  get #draft() {
    return draftOf(this.room.id, this.room.root);
  }

  get field() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }

  render() {
    const words = this.room.root ? say`Reply in the thread` : say`Message ${roomName(this.room, this.me)}`;
    const over = this.length > this.limit;
    const ready = this.length > 0 && !over;
    return html`<footer class="room__foot">
      <p class="typing">${typingLine(this.typists)}${this.#hintText(over)}</p>
      <form class="composer" aria-label=${words} @submit=${this.#submit}>
        ${this.about ? this.#aboutLine(this.about) : nothing}
        ${this.offers.length > 0 ? this.#list() : nothing}
        ${this.picking ? html`<emoji-picker .memory=${this.chat.emoji} @pick=${this.#picked} @close=${this.#closePicker}></emoji-picker>` : nothing}
        <div class="composer__row">
          <textarea class="composer__text" rows="1" dir="auto" aria-label=${words} placeholder=${words} enterkeyhint="send" autocomplete="off"
            aria-autocomplete="list" aria-controls=${this.offers.length ? 'offers' : nothing} aria-activedescendant=${this.offers.length ? `offer-${this.chosen}` : nothing}
            aria-invalid=${over ? 'true' : nothing} aria-describedby=${over ? 'composer-hint' : this.about ? `composer-about-${this.room.root ?? 0}` : nothing} @input=${this.#input} @keydown=${this.#keys} @blur=${this.#stopOffering}></textarea>
          <button class="tool" type="button" aria-label=${say`Emoji`} title=${say`Emoji`} aria-haspopup="dialog" aria-expanded=${this.picking ? 'true' : 'false'}
            @click=${() => { this.picking = !this.picking; }}>${icon('smile')}</button>
          <button class="send" type="submit" aria-label=${say`Send`} title=${say`Send`} aria-disabled=${ready ? 'false' : 'true'}>${icon('send', 'icon--flip')}</button>
        </div>
      </form>
    </footer>`;
  }

  /** @param {{kind: 'reply' | 'edit', message: any}} about */
  #aboutLine({ kind, message }) {
    return html`<div class="composer__about">${icon(kind, 'icon--small')}<p id="composer-about-${this.room.root ?? 0}">${kind === 'edit' ? html`<b>${say`Edit message`}</b> <span class="composer__keys">${say`Enter saves, Escape cancels`}</span>` : cited(message)}</p>
      ${tool(kind === 'edit' ? say`Cancel editing` : say`Do not reply`, 'x', () => { this.letGo(); this.field.focus(); })}</div>`;
  }

  /** @param {string} text */
  #put(text) {
    this.field.value = text;
    this.field.setSelectionRange(text.length, text.length);
    this.#measure();
  }

  /** @param {boolean} over */
  #hintText(over) {
    const left = this.limit - this.length;
    if (over) return html`<span class="typing__hint typing__hint--bad" id="composer-hint" role="alert">${counted(-left, '{n} character too many', '{n} characters too many')}</span>`;
    if (left < this.limit / 10) return html`<span class="typing__hint">${counted(left, '{n} character left', '{n} characters left')}</span>`;
    return html`<span class="typing__hint">${this.hint}</span>`;
  }

  #list() {
    return html`<ul class="offers" role="listbox" id="offers" aria-label=${say`Completions`}>${this.offers.map(({ sign, words }, i) =>
      html`<li class="offer" role="option" id="offer-${i}" aria-selected=${i === this.chosen ? 'true' : 'false'}
        @pointerdown=${(/** @type {Event} */ event) => { event.preventDefault(); this.#take(i); }}><span aria-hidden="true">${sign}</span><bdi>${words}</bdi></li>`)}</ul>`;
  }

  #input() {
    const { field } = this;
    this.#replaceWhole();
    this.#measure();
    this.offers = offersFor(field.value, field.selectionStart, this.room.members.filter(one => one.id !== this.me?.id));
    this.chosen = 0;
    this.hint = '';
    if (this.about?.kind === 'edit') return;
    this.chat.drafts.write(this.#draft, field.value, () => { this.hint = this.length > 0 ? say`Draft saved` : ''; });
    if (!this.room.root) this.chat.messages.typed(this.room.id, field.value);
  }

  /** The closing colon of a known name turns it into its emoji. */
  #replaceWhole() {
    const { field } = this;
    const caret = field.selectionStart;
    const match = /:[a-z0-9_+-]+:$/iu.exec(field.value.slice(0, caret));
    const emoji = match && replaceEmoji(field.value.slice(0, caret)).slice(match.index);
    if (match && emoji !== match[0]) field.setRangeText(emoji ?? '', match.index, caret, 'end');
  }

  #measure() {
    const { field } = this;
    this.length = field.value.trim() === '' ? 0 : [...field.value.trim()].length;
    if (!grows) field.rows = Math.min(8, field.value.split('\n').length + Math.floor(field.value.length / 80));
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.isComposing) return;
    const sign = signOf(event);
    if (sign) {
      event.preventDefault();
      this.#wrap(sign);
    } else if (this.offers.length > 0 && this.#offerKey(event.key)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'Escape' && this.picking) {
      event.preventDefault();
      this.#closePicker();
    } else if (event.key === 'Escape' && this.about) {
      event.preventDefault();
      this.letGo();
    } else if (event.key === 'ArrowUp' && this.field.value === '' && !this.about && !event.altKey && !event.shiftKey) {
      this.#editLast(event);
    }
  }

  /** @param {string} sign around what is selected */
  #wrap(sign) {
    const { field } = this;
    const { text, start, end } = wrapped(field.value, field.selectionStart, field.selectionEnd, sign);
    field.setRangeText(text, 0, field.value.length);
    field.setSelectionRange(start, end);
    this.#input();
  }

  /** As everywhere: up in an empty field. @param {KeyboardEvent} event */
  #editLast(event) {
    const last = this.room.events.findLast(one => one.type === 'message' && !one.deleted && one.from.id === this.me?.id);
    // One that is on its way has no place yet, and one before it is not meant.
    if (!last || this.room.pending.length > 0 || !may('edit own', this.room, this.me)) return;
    event.preventDefault();
    this.edit(last);
  }

  /** @param {string} key @returns {boolean} whether it was for the list */
  #offerKey(key) {
    const count = this.offers.length;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.chosen = (this.chosen + (key === 'ArrowDown' ? 1 : count - 1)) % count;
    else if (key === 'Enter' || key === 'Tab') this.#take(this.chosen);
    else if (key === 'Escape') this.offers = [];
    else return false;
    return true;
  }

  /** @param {number} index */
  #take(index) {
    const { text, start } = this.offers[index];
    this.#insert(`${text} `, start);
  }

  /** @param {string} text @param {number} [from] */
  #insert(text, from = this.field.selectionStart) {
    this.field.setRangeText(text, from, this.field.selectionEnd, 'end');
    this.field.focus();
    this.#input();
  }

  #stopOffering() {
    this.offers = [];
  }

  /** @param {CustomEvent<string>} event */
  #picked(event) {
    this.#insert(event.detail);
    this.picking = false;
  }

  #closePicker() {
    this.picking = false;
    this.field.focus();
  }

  /** @param {Event} [event] */
  #submit(event) {
    event?.preventDefault();
    const text = this.field.value.trim();
    this.#measure();
    if (text === '' || this.length > this.limit) return;
    if (this.about?.kind === 'edit') {
      this.#save(text, this.about.message);
      return;
    }
    this.chat.messages.send(this.room.id, text, this.room.root ?? this.about?.message.seq, Boolean(this.room.root));
    this.about = null;
    this.field.value = '';
    this.hint = '';
    this.offers = [];
    this.#measure();
    this.field.focus();
    this.dispatchEvent(new CustomEvent('sent', { bubbles: true }));
  }

  /** Stays open until the server has it: what it refuses is not lost. @param {string} text @param {any} message */
  async #save(text, message) {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.chat.attempt(async () => {
        if (text !== message.text) await this.chat.messages.edit(this.room.id, message.seq, text);
        this.letGo();
      });
    } finally {
      this.busy = false;
      this.field.focus();
    }
  }
}
customElements.define('chat-composer', ChatComposer);
