/** What kind of room it is, for who does not see its sign. */
import { html, nothing } from 'lit';

const KINDS = /** @type {Record<string, string>} */ ({ private: 'private room', read_only: 'announcements', direct: 'direct messages' });

/** @param {string} kind */
export const kindNote = kind => (KINDS[kind] ? html`<span class="hidden-text">(${KINDS[kind]})</span>` : nothing);
