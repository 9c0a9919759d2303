/** What all elements share: light DOM, so that one style sheet serves the page, and icons of one sprite. */
import { LitElement, html } from 'lit';

export class Light extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** What points along the line points the other way where lines begin at the right. */
const FLIPS = new Set(['reply', 'send', 'chevron-start', 'leave', 'out']);

/** @param {string} name @param {string} [more] further classes */
export const icon = (name, more = '') =>
  html`<svg class="icon ${FLIPS.has(name) ? 'icon--flip' : ''} ${more}" aria-hidden="true"><use href="#icon-${name}"></use></svg>`;

/** @param {string} kind of room */
export const roomIcon = kind => ({ private: 'lock', secret: 'lock', read_only: 'megaphone', direct: 'users' })[kind] ?? 'hash';

/** A button that is only an icon: the label is its name and its tooltip. @param {string} label @param {string} name @param {() => void} run @param {string} [more] */
export const tool = (label, name, run, more = '') =>
  html`<button class="tool ${more}" type="button" aria-label=${label} title=${label} @click=${run}>${icon(name)}</button>`;
