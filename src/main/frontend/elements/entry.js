/** A labelled field of a dialog, with its help or what is wrong with it. */
import { html, nothing } from 'lit';
import { icon } from './light.js';

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} label
 * @property {string} value
 * @property {number} most characters
 * @property {(value: string) => void} input
 * @property {unknown} [help]
 * @property {string} [error]
 * @property {string} [sign] an icon before it
 * @property {boolean} [plain] for machines: no capitals, no checking of spelling
 */

/** @param {Entry} of */
export function entry({ id, label, value, most, input, help, error, sign, plain }) {
  return html`<div class="entry ${error ? 'entry--bad' : ''}"><div class="entry__top"><label for=${id}>${label}</label></div>
    <div class="field">${sign ? icon(sign, 'icon--small') : nothing}<input id=${id} .value=${value} maxlength=${most} autocomplete="off" dir="auto"
      autocapitalize=${plain ? 'none' : nothing} spellcheck=${plain ? 'false' : nothing} aria-describedby=${error || help ? `${id}-note` : nothing} aria-invalid=${error ? 'true' : 'false'}
      @input=${(/** @type {InputEvent} */ event) => input(/** @type {HTMLInputElement} */ (event.target).value)}></div>
    ${error ? html`<p class="entry__error" id="${id}-note" role="alert">${icon('alert', 'icon--small')}<span>${error}</span></p>`
      : help ? html`<p class="entry__help" id="${id}-note">${help}</p>` : nothing}</div>`;
}
