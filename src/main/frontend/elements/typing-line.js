/** "Mei and Yusuf are typing", above the composer; not announced. */
import { html, nothing } from 'lit';
import { counted, countedPhrase, listParts } from '../text/words.js';

const MOST = 2;

/** @param {{name: string}[]} users */
export function typingLine(users) {
  if (users.length === 0) return nothing;
  const named = users.slice(0, users.length > MOST + 1 ? MOST : users.length);
  const others = users.length - named.length;
  const who = listParts([...named.map(user => html`<b><bdi>${user.name}</bdi></b>`), ...(others ? [counted(others, '{n} other', '{n} others')] : [])]);
  return html`<span class="typing__dots" aria-hidden="true"><i></i><i></i><i></i></span>
    <span class="typing__who">${countedPhrase(users.length, '{0} is typing', '{0} are typing', who)}</span>`;
}
