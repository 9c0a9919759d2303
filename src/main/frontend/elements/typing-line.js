/** "Mei and Yusuf are typing", above the composer; not announced. */
import { html, nothing } from 'lit';

const MOST = 2;

/** @param {{name: string}[]} users */
export function typingLine(users) {
  if (users.length === 0) return nothing;
  const named = users.slice(0, users.length > MOST + 1 ? MOST : users.length);
  const others = users.length - named.length;
  const parts = named.map((user, i) => html`${i === 0 ? '' : !others && i === named.length - 1 ? ' and ' : ', '}<b><bdi>${user.name}</bdi></b>`);
  return html`<span class="typing__dots" aria-hidden="true"><i></i><i></i><i></i></span>
    <span class="typing__who">${parts}${others ? ` and ${others} others` : ''} ${users.length === 1 ? 'is' : 'are'} typing</span>`;
}
