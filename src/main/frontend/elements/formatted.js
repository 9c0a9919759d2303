/** A message whose text is formatted: paragraphs, quotes, lists, code with a button that copies it, spoilers that open. */
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { parse, textOf } from '../text/markup.js';
import { say } from '../text/words.js';
import { copy } from './clipboard.js';
import { icon } from './light.js';

/**
 * @typedef {import('../text/markup.js').Node} Node
 * @typedef {{words: (text: string) => unknown, chat: import('../session/chat.js').Chat}} With words: what makes links of text
 */

/**
 * What was opened is closed again when the text changes.
 * @param {string} source the server's HTML @param {unknown} tail goes behind the last words @param {With} use
 */
export function formatted(source, tail, use) {
  const nodes = parse(source);
  const last = nodes.at(-1);
  const ends = typeof last === 'object' && last.tag === 'p';
  return html`${keyed(source, html`<div class="formatted">${nodes.map(node => (node === last && ends ? paragraph(last, use, tail) : draw(node, use)))}</div>`)}${ends || tail === nothing ? nothing : html`<p>${tail}</p>`}`;
}

/** @param {import('../text/markup.js').Element} node @param {With} use @param {unknown} [tail] */
const paragraph = ({ nodes }, use, tail = nothing) => html`<p dir="auto">${all(nodes, use)}${tail}</p>`;

/** @param {Node[]} nodes @param {With} use */
const all = (nodes, use) => nodes.map(node => draw(node, use));

/** @param {Node} node @param {With} use @returns {unknown} */
function draw(node, use) {
  if (typeof node === 'string') return use.words(node);
  const { tag, nodes } = node;
  switch (tag) {
    case 'p': return paragraph(node, use);
    case 'br': return html`<br>`;
    case 'strong': return html`<strong>${all(nodes, use)}</strong>`;
    case 'em': return html`<em>${all(nodes, use)}</em>`;
    case 's': return html`<s>${all(nodes, use)}</s>`;
    case 'code': return html`<code dir="ltr">${textOf(nodes)}</code>`;
    case 'pre': return snippet(node, use);
    case 'blockquote': return html`<blockquote>${all(nodes, use)}</blockquote>`;
    case 'ul': return html`<ul>${all(nodes, use)}</ul>`;
    case 'ol': return html`<ol>${all(nodes, use)}</ol>`;
    case 'li': return html`<li dir="auto">${all(nodes, use)}</li>`;
    case 'a': return link(node, use);
    default: return spoiler(nodes, use);
  }
}

/** No links in a link. @param {import('../text/markup.js').Element} node @param {With} use */
const link = ({ href, nodes }, use) => html`<a href=${href ?? nothing} title=${href ?? nothing} target="_blank" rel="noopener noreferrer nofollow"><bdi>${all(nodes, { ...use, words: text => text })}</bdi></a>`;

/** @param {import('../text/markup.js').Element} node @param {With} use */
function snippet({ nodes }, { chat }) {
  const code = textOf(nodes);
  const language = nodes.map(node => (typeof node === 'object' ? node.language : undefined)).find(Boolean);
  return html`<div class="snippet" dir="ltr">${language ? html`<p class="snippet__language">${language}</p>` : nothing}<pre tabindex="0" role="group" aria-label=${say`Code`}><code>${code}</code></pre>
    <button class="tool" type="button" aria-label=${say`Copy code`} title=${say`Copy code`} @click=${() => copy(chat, code, say`Code copied.`)}>${icon('copy')}</button></div>`;
}

/** @param {Node[]} nodes @param {With} use */
const spoiler = (nodes, use) => html`<span class="spoiler"><button class="spoiler__button" type="button" aria-expanded="false" @click=${toggle}>${icon('eye', 'icon--small')}${say`Spoiler`}</button><span class="spoiler__text" @click=${open}><span>${all(nodes, use)}</span></span></span>`;

/** @param {Event} event */
function toggle({ currentTarget }) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  button.setAttribute('aria-expanded', String(button.getAttribute('aria-expanded') !== 'true'));
}

/** What covers the words opens them as well. @param {Event} event */
const open = ({ currentTarget }) => /** @type {HTMLElement} */ (currentTarget).previousElementSibling?.setAttribute('aria-expanded', 'true');
