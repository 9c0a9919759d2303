/** The round mark of a person: initials on his colour, a dot for his presence. */
import { html, nothing } from 'lit';
import { hue, initials } from '../text/names.js';
import { say } from '../text/words.js';

/** @param {{id: string, name: string, hue?: number}} user @param {string} [status] @param {string} [more] */
export const avatar = (user, status, more = '') =>
  html`<span class="avatar ${more}" data-hue=${user.hue ?? hue(user.id)} aria-hidden="true">${initials(user.name)}${status
    ? html`<span class="dot ${status === 'online' ? '' : `dot--${status}`}"></span>` : nothing}</span>`;

const TAGS = /** @type {Record<string, string>} */ ({ owner: say`Owner`, moderator: say`Moderator` });

/** What is special about somebody in a room. @param {{guest?: boolean, role?: string}} one */
export function roleTag({ guest, role }) {
  const words = guest ? say`Guest` : TAGS[role ?? ''];
  return words ? html`<span class="tag">${words}</span>` : nothing;
}

const WORDS = /** @type {Record<string, string>} */ ({ online: say`Online`, away: say`Away`, busy: say`Busy`, offline: say`Offline` });

/** @param {string} status */
export const statusWord = status => WORDS[status] ?? WORDS.online;
