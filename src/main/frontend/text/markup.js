/** Reads the server's HTML into a tree of what may be shown. What is not on the list here stays text, whatever the server sends. */
import { say } from './words.js';

/** @typedef {{tag: string, nodes: Node[], href?: string, language?: string}} Element */
/** @typedef {string | Element} Node */

const PLAIN = new Set(['p', 'br', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li']);
const BLOCKS = new Set(['p', 'pre', 'blockquote', 'ul', 'ol', 'li']);
const LEADS_TO = new Set(['http:', 'https:', 'mailto:']);
const LANGUAGE = /^language-([\w+#.-]{1,20})$/;

/** Deeper than the server nests. */
const DEEPEST = 32;

/** @param {string} html @returns {Node[]} */
export const parse = html => nodesOf(new DOMParser().parseFromString(html, 'text/html').body, 0);

/** @param {globalThis.Node} parent @param {number} depth @returns {Node[]} */
const nodesOf = (parent, depth) => [...parent.childNodes].flatMap(child => {
  if (child.nodeType === 3) return [child.nodeValue ?? ''];
  if (child.nodeType !== 1) return [];
  if (depth === DEEPEST) return [child.textContent ?? ''];
  const nodes = nodesOf(child, depth + 1);
  const shape = shapeOf(/** @type {HTMLElement} */ (child));
  return shape ? [{ ...shape, nodes }] : nodes;
});

/** @param {HTMLElement} element @returns {{tag: string, href?: string, language?: string} | null} null for what is not shown as an element */
function shapeOf(element) {
  const tag = element.localName;
  if (tag === 'a') {
    const href = element.getAttribute('href') ?? '';
    return URL.canParse(href) && LEADS_TO.has(new URL(href).protocol) ? { tag, href: new URL(href).href } : null;
  }
  if (tag === 'span') return element.className === 'spoiler' ? { tag: 'spoiler' } : null;
  const language = tag === 'code' ? LANGUAGE.exec(element.className)?.[1] : undefined;
  return PLAIN.has(tag) ? { tag, ...(language ? { language } : {}) } : null;
}

/** @param {Node[]} nodes @returns {string} */
export const textOf = nodes => nodes.map(node => (typeof node === 'string' ? node : node.tag === 'br' ? '\n' : textOf(node.nodes))).join('');

/** What a message says in a line elsewhere: without its signs, and without what is to be a surprise. @param {{text: string, html?: string}} message */
export const plainly = ({ text, html }) => (html === undefined ? text : line(parse(html)).replace(/\s+/g, ' ').trim());

/** @param {Node[]} nodes @returns {string} */
const line = nodes => nodes.map(node => {
  if (typeof node === 'string') return node;
  if (node.tag === 'spoiler') return say`(spoiler)`;
  const words = node.tag === 'br' ? ' ' : line(node.nodes);
  return BLOCKS.has(node.tag) ? `${words} ` : words;
}).join('');
