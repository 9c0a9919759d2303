/** What can be done with a message, on a touch screen. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';
import { Dialog } from './dialog.js';
import './emoji-picker.js';
import { icon } from './light.js';

/**
 * @typedef {{text: string, emoji: import('../device/emoji-memory.js').EmojiMemory, copy: () => void, react: false | ((emoji: string) => void), reply: false | (() => void), thread: false | (() => void), edit: false | (() => void),
 *   pin: false | (() => void), pinned: boolean, remove: false | (() => void), report: false | (() => void)}} About
 */

/** What people give most, a tap away. */
const QUICK = ['👍', '❤️', '😂', '🎉', '😮', '🙏'];

export class MessageDialog extends Dialog {
  static properties = { ...Dialog.properties, about: { state: true }, picking: { state: true } };

  constructor() {
    super();
    /** @type {About | null} */
    this.about = null;
    this.picking = false;
  }

  /** @param {About} about */
  ask(about) {
    this.about = about;
    this.picking = false;
    return this.show();
  }

  render() {
    const { about } = this;
    if (!about) return nothing;
    return this.frame(say`Message`, html`<div class="dialog__body"><blockquote class="quote" dir="auto">${about.text}</blockquote>
      ${about.react ? this.#reactions(about.react, about.emoji) : nothing}
      <div class="acts">${about.reply ? this.#act('reply', say`Reply`, about.reply) : nothing}
        ${about.thread ? this.#act('thread', say`Reply in thread`, about.thread) : nothing}
        ${about.pin ? this.#act('pin', about.pinned ? say`Unpin message` : say`Pin message`, about.pin) : nothing}
        ${about.edit ? this.#act('edit', say`Edit message`, about.edit) : nothing}
        ${this.#act('copy', say`Copy text`, about.copy)}
        ${about.report ? this.#act('flag', say`Report message`, about.report) : nothing}
        ${about.remove ? this.#act('trash', say`Delete message`, about.remove, 'menu__item--danger') : nothing}</div></div>`);
  }

  /** @param {(emoji: string) => void} react @param {About['emoji']} memory */
  #reactions(react, memory) {
    const take = (/** @type {string} */ emoji) => { this.close(); react(emoji); };
    if (this.picking) return html`<emoji-picker .memory=${memory} @pick=${(/** @type {CustomEvent<string>} */ event) => take(event.detail)} @close=${() => { this.picking = false; }}></emoji-picker>`;
    return html`<div class="quick" role="group" aria-label=${say`Add a reaction`}>${QUICK.map(emoji => html`<button class="quick__one" type="button" aria-label=${say`React with ${emoji}`} @click=${() => take(emoji)}>${emoji}</button>`)}
      <button class="quick__one" type="button" aria-label=${say`Another emoji`} aria-haspopup="dialog" @click=${() => { this.picking = true; }}>${icon('react')}</button></div>`;
  }

  /** @param {string} name @param {string} words @param {() => void} run @param {string} [more] */
  #act(name, words, run, more = '') {
    return html`<button class="menu__item ${more}" type="button" @click=${() => { this.close(); run(); }}>${icon(name, 'icon--small')}${words}</button>`;
  }
}
customElements.define('message-dialog', MessageDialog);
