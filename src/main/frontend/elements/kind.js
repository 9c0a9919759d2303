/** What kind of room it is, for who does not see its sign. */
import { html, nothing } from 'lit';
import { say } from '../text/words.js';

const KINDS = /** @type {Record<string, string>} */ ({ private: say`private room`, read_only: say`announcements`, direct: say`direct messages` });

/** @param {string} kind */
export const kindNote = kind => (KINDS[kind] ? html`<span class="hidden-text">(${KINDS[kind]})</span>` : nothing);
