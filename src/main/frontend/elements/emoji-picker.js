/** Emoji to choose from by eye, those of late first, with a field to find one by name and a choice of skin tones. */
import { html, nothing } from 'lit';
import { all, groups } from '../text/emoji-names.js';
import { alike, TONE_NAMES, toned, TONES } from '../text/skin.js';
import { language, say } from '../text/words.js';
import { icon, Light } from './light.js';

/** What the groups are called. @type {Record<string, string>} */
const TITLES = { Smileys: say`Smileys`, People: say`People`, Hearts: say`Hearts`, Nature: say`Nature`, Food: say`Food`, Things: say`Things`, Signs: say`Signs` };

/** One button for each emoji, not for each of its names. */
const shown = groups.map(({ title, list }) => ({ title: TITLES[title] ?? title, list: list.filter((one, i) => list.findIndex(other => other.emoji === one.emoji) === i) }));

/** @param {string} emoji of late @returns {import('../text/emoji.js').Emoji} */
const named = emoji => ({ name: all.find(one => alike(one.emoji, emoji))?.name ?? 'emoji', emoji });

/** "Thumbs up" finds thumbsup. @param {string} name */
const plain = name => name.toLowerCase().replace(/[\s_]/g, '');

/** What shows a tone. */
const HAND = '✋';

/** @typedef {import('../device/emoji-memory.js').EmojiMemory} EmojiMemory */

export class EmojiPicker extends Light {
  static properties = { memory: { attribute: false }, sought: { state: true } };

  constructor() {
    super();
    /** @type {EmojiMemory} */
    this.memory = /** @type {any} */ (null);
    this.sought = '';
    this.outside = (/** @type {Event} */ event) => {
      const target = /** @type {Element} */ (event.target);
      if (!this.contains(target) && !target.closest('[aria-haspopup="dialog"]')) this.#close();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.outside);
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  render() {
    const word = plain(this.sought);
    return html`<div class="picker" role="dialog" aria-label=${say`Emoji`} @keydown=${this.#keys} @focusout=${this.#left}>
      <label class="field field--quiet">${icon('search', 'icon--small')}<span class="hidden-text">${say`Find an emoji`}</span>
        <input type="search" placeholder=${say`Find an emoji`} autocomplete="off" @input=${this.#seek}></label>
      <div class="picker__all" tabindex="-1">${word === '' ? this.#group(say`Recent`, this.memory.recent.map(named)) : nothing}${shown.map(group => this.#group(group.title, group.list.filter(one => plain(one.name).includes(word)).map(one => this.#toned(one))))}</div>
      ${this.#tones()}
    </div>`;
  }

  /** @param {import('../text/emoji.js').Emoji} one */
  #toned({ name, emoji }) {
    return { name, emoji: toned(emoji, this.memory.tone) };
  }

  #tones() {
    return html`<fieldset class="tones"><legend class="hidden-text">${say`Skin tone`}</legend>${TONES.map((tone, i) => html`<label class="tones__one" title=${TONE_NAMES[i]}>
      <input type="radio" name="tone" .checked=${tone === this.memory.tone} aria-label=${TONE_NAMES[i]} @change=${() => this.#tone(tone)}><span aria-hidden="true">${toned(HAND, tone)}</span></label>`)}</fieldset>`;
  }

  /** @param {string} tone */
  #tone(tone) {
    this.memory.choose(tone);
    this.requestUpdate();
  }

  /** @param {string} title @param {import('../text/emoji.js').Emoji[]} list */
  #group(title, list) {
    if (list.length === 0) return nothing;
    return html`<h2 class="group__name">${title}</h2><div class="picker__grid">${list.map(({ name, emoji }, i) =>
      html`<button type="button" class="picker__one" tabindex=${i === 0 ? 0 : -1} aria-label=${name.replaceAll('_', ' ')} title=":${name}:" @click=${() => this.#pick(emoji)}>${emoji}</button>`)}</div>`;
  }

  /** @param {InputEvent} event */
  #seek(event) {
    this.sought = /** @type {HTMLInputElement} */ (event.target).value;
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    const buttons = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('.picker__one')]);
    const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const on = language.dir === 'rtl' ? -1 : 1;
    const by = { ArrowRight: on, ArrowLeft: -on, ArrowDown: 8, ArrowUp: -8 }[event.key];
    if (event.key === 'Escape') this.#close();
    else if (/** @type {Element} */ (event.target).matches('.tones input')) return;
    else if (event.key === 'Enter' && at < 0) buttons[0]?.click();
    else if (by && (at >= 0 || event.key === 'ArrowDown')) buttons[at < 0 ? 0 : at + by]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} emoji */
  #pick(emoji) {
    this.memory.picked(emoji);
    this.dispatchEvent(new CustomEvent('pick', { detail: emoji }));
  }

  /** It would cover what has the focus then. @param {FocusEvent} event */
  #left({ relatedTarget }) {
    if (relatedTarget && !this.contains(/** @type {Node} */ (relatedTarget))) this.#close();
  }

  #close() {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
customElements.define('emoji-picker', EmojiPicker);
