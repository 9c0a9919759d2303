/** Looks for messages in what one may read: the newest first, each a way to where it was said. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { around, earlier, later, markedPieces, search } from '../session/searching.js';
import { roomName } from '../state/room-name.js';
import { briefly, fully } from '../text/time.js';
import { counted, say } from '../text/words.js';
import { lead } from './bring.js';
import { FormDialog } from './form-dialog.js';
import { icon, roomIcon } from './light.js';

/**
 * @typedef {import('../session/searching.js').Found} Found
 * @typedef {import('../connection/protocol.js').RoomEvent} RoomEvent
 */

/** Who pauses so long wants to see something. */
const PAUSE = 400;
const LEAST = 2;

/** @type {[string, string][]} */
const HINTS = [
  [say`"exact words"`, say`as they stand there`], ['from:ada', say`written by somebody`], ['in:lobby', say`in one room`],
  ['before:2026-11-30', say`before that day`], ['after:2026-11-01', say`since that day`], ['has:link', say`with a link; or has:reaction`],
];

export class SearchDialog extends FormDialog {
  static properties = { ...FormDialog.properties, results: { state: true }, next: { state: true }, context: { state: true } };

  constructor() {
    super();
    /** Null before anything was looked for. @type {Found[] | null} */
    this.results = null;
    /** @type {string | undefined} */
    this.next = undefined;
    /** What was said around one of them. @type {{found: Found, events: RoomEvent[], start: boolean, end: boolean} | null} */
    this.context = null;
    this.text = '';
    this.asked = '';
    this.question = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
  }

  /** @param {Found} [found] a message to show at once */
  async ask(found) {
    this.context = null;
    if (found) this.results = null;
    await this.show();
    if (found) await this.#show(found);
    else this.#field?.select();
  }

  get #field() {
    return /** @type {HTMLInputElement | null} */ (this.querySelector('input'));
  }

  render() {
    return this.context ? this.#around(this.context) : this.frame(say`Search messages`, html`<div class="dialog__body finder" @keydown=${this.#walk}>
      <form role="search" @submit=${this.#submit}><label class="field">${icon('search', 'icon--small')}<span class="hidden-text">${say`Search messages`}</span>
        <input type="search" name="q" maxlength="500" autocomplete="off" enterkeyhint="search" placeholder=${say`Words, or from: in: before: after: has:`} aria-describedby="finder-hints"
          .value=${this.text} @input=${this.#typed}></label></form>
      ${this.trouble()}
      <p class="finder__count" role="status">${this.#count()}</p>
      ${this.results?.length ? this.#list(this.results) : this.#hints()}
    </div>`);
  }

  #count() {
    if (this.error || this.results === null) return this.busy ? say`Searching…` : nothing;
    const { length } = this.results;
    if (length === 0) return say`Nothing was found. Try fewer words, or the beginning of one.`;
    if (this.next) return counted(length, 'The newest message', 'The newest {n} messages');
    return counted(length, 'One message', '{n} messages');
  }

  #hints() {
    return html`<dl class="finder__hints" id="finder-hints">${HINTS.map(([example, words]) => html`<div><dt><code>${example}</code></dt><dd>${words}</dd></div>`)}</dl>`;
  }

  /** @param {Found[]} results */
  #list(results) {
    return html`<ul class="finder__results" aria-label=${say`Messages that were found`}>${repeat(results, one => one.mid, one => html`<li>
      <button class="hit" type="button" @click=${() => this.#jump(one)}>
        <span class="hit__meta"><span class="hit__room">${icon(roomIcon(one.kind), 'icon--small')}<bdi>${roomName(one, this.me)}</bdi></span>
          <b><bdi>${one.from.name}</bdi></b> <time datetime=${one.at} title=${fully(one.at)}>${briefly(one.at)}</time></span>
        <span class="hit__text" dir="auto">${marked(one)}</span></button></li>`)}</ul>
      ${this.next ? html`<button class="button finder__more" type="button" @click=${this.#more}>${say`Older messages`}</button>` : nothing}`;
  }

  /** @param {NonNullable<SearchDialog['context']>} context */
  #around({ found, events, start, end }) {
    return this.frame(roomName(found, this.me), html`<div class="dialog__body finder">
      ${this.results ? html`<button class="button finder__back" type="button" @click=${this.#back}>${icon('chevron-start', 'icon--small')}${say`All that was found`}</button>` : nothing}
      ${this.trouble()}
      ${start ? nothing : html`<button class="button button--quiet" type="button" @click=${this.#earlier}>${say`Earlier messages`}</button>`}
      <ol class="finder__around" aria-label=${say`What was said around it`}>${repeat(events, event => event.seq, event => html`<li class="said ${event.seq === found.seq ? 'said--found' : ''}"
          tabindex=${event.seq === found.seq ? '-1' : nothing} aria-current=${event.seq === found.seq ? 'true' : nothing}>
        <span class="hit__meta"><b><bdi>${event.from.name}</bdi></b> <time datetime=${event.at} title=${fully(event.at)}>${briefly(event.at)}</time></span>
        <span class="said__text" dir="auto">${event.deleted ? say`This message was deleted` : event.text}</span></li>`)}</ol>
      ${end ? nothing : html`<button class="button button--quiet" type="button" @click=${this.#later}>${say`Later messages`}</button>`}
    </div>`);
  }

  #typed() {
    this.text = this.#field?.value ?? '';
    clearTimeout(this.pause);
    if (this.text.trim().length >= LEAST) this.pause = setTimeout(() => this.#look(false), PAUSE);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    clearTimeout(this.pause);
    if (this.text.trim() !== '') this.#look(true);
  }

  /** The answer to an older question comes too late. @param {boolean} wanted whether to say what is wrong with it: half an operator is no mistake yet */
  async #look(wanted) {
    const question = ++this.question;
    this.busy = true;
    try {
      const asked = this.text;
      const page = await search(asked, this.#where());
      if (question !== this.question) return;
      this.asked = asked;
      this.results = page.results;
      this.next = page.next;
      this.error = '';
    } catch (problem) {
      if (question === this.question && wanted) {
        this.results = null;
        this.refused(problem);
      }
    } finally {
      if (question === this.question) this.busy = false;
    }
  }

  /** A page with one room looks in that one. */
  #where() {
    return this.chat.place.whole ? {} : { room: this.chat.state.current };
  }

  #more() {
    return this.attempt(async () => {
      const question = this.question;
      const page = await search(this.asked, { ...this.#where(), before: this.next });
      if (question !== this.question) return;
      this.results = [...this.results ?? [], ...page.results];
      this.next = page.next;
    });
  }

  /** @param {Found} found */
  async #jump(found) {
    if (!await lead(this, this.chat, found)) await this.#show(found);
  }

  /** @param {Found} found further up than its room is loaded */
  async #show(found) {
    await this.attempt(async () => {
      const events = await around(found.room, found.seq);
      this.context = { found, events, start: events[0]?.seq === 1, end: false };
    });
    await this.updateComplete;
    const said = /** @type {HTMLElement | null} */ (this.querySelector('.said--found'));
    said?.scrollIntoView({ block: 'center' });
    said?.focus({ preventScroll: true });
  }

  async #back() {
    const found = this.context?.found;
    this.context = null;
    await this.updateComplete;
    const index = this.results?.findIndex(one => one.mid === found?.mid) ?? 0;
    /** @type {HTMLElement | undefined} */ (this.querySelectorAll('.hit')[index])?.focus();
  }

  #earlier() {
    return this.#grow(async context => {
      const events = await earlier(context.found.room, context.events[0]?.seq ?? context.found.seq);
      return { ...context, events: [...events, ...context.events], start: events.length === 0 || events[0].seq === 1 };
    });
  }

  #later() {
    return this.#grow(async context => {
      const events = await later(context.found.room, context.events.at(-1)?.seq ?? context.found.seq);
      return { ...context, events: [...context.events, ...events], end: events.length === 0 };
    });
  }

  /** @param {(context: NonNullable<SearchDialog['context']>) => Promise<NonNullable<SearchDialog['context']>>} work */
  #grow(work) {
    return this.attempt(async () => {
      const { context } = this;
      const grown = context && await work(context);
      if (this.context === context) this.context = grown;
    });
  }

  /** Arrows go from the field through what was found, and back. @param {KeyboardEvent} event */
  #walk(event) {
    const stops = /** @type {HTMLElement[]} */ ([this.#field, ...this.querySelectorAll('.hit, .finder__more')]);
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || by === undefined || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + by))]?.focus();
  }
}
customElements.define('search-dialog', SearchDialog);

/** @param {Found} found */
const marked = ({ text, marks }) => markedPieces(text, marks).map(piece => (piece.marked ? html`<mark>${piece.text}</mark>` : piece.text));
