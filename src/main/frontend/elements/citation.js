/** The message that another one answers, in a line: in the answer, and above the field while one writes it. */
import { html, nothing } from 'lit';
import { plainly } from '../text/markup.js';
import { say } from '../text/words.js';

/** Longer ones end at the line's end anyhow. */
const MOST = 200;

/** @param {any} message the one that is answered; null where it is not loaded */
export function cited(message) {
  if (!message) return say`An earlier message`;
  return html`<b><bdi>${message.from.name}</bdi></b> ${message.deleted ? say`This message was deleted` : html`<bdi>${line(plainly(message))}</bdi>`}`;
}

/** @param {import('../state/rows.js').MessageRow} row */
export function citation({ message, quoted }) {
  if (quoted === undefined || message.deleted) return nothing;
  return html`<button class="cited" type="button" aria-label=${quoted ? say`In reply to ${quoted.from.name}. Show it` : say`In reply to an earlier message. Show it`}
    @click=${(/** @type {Event} */ event) => event.currentTarget?.dispatchEvent(new CustomEvent('reveal', { bubbles: true, detail: message.replyTo }))}><span>${cited(quoted)}</span></button>`;
}

/** @param {string} text */
const line = text => text.slice(0, MOST).replace(/\s+/g, ' ').trim();
