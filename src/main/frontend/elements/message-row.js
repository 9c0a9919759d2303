/** The rows of the message list; each is drawn again only when something in it has changed. */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { calls } from '../state/mention.js';
import { pieces } from '../text/links.js';
import { dayName, dayOf, fully, timeOf } from '../text/time.js';
import { sentence } from '../text/sentences.js';
import { avatar } from './avatar.js';
import { citation } from './citation.js';
import { formatted } from './formatted.js';
import { openDialog } from './form-dialog.js';
import { icon } from './light.js';
import { reactions } from './reactions.js';
import { threadLink } from './thread-link.js';

/**
 * @typedef {import('../state/rows.js').Row} Row
 * @typedef {import('../state/rows.js').MessageRow} MessageRow
 * @typedef {import('../session/chat.js').Chat} Chat
 */

/** @param {Row} row @param {Chat} chat @param {string} room @param {string} [me] @param {boolean} [moderates] whether I may see what messages said before */
export function listRow(row, chat, room, me, moderates = false) {
  switch (row.kind) {
    case 'day': return guard([row.key, dayOf(new Date().toISOString())], () => html`<li class="day"><time datetime=${dayOf(row.at)}>${dayName(row.at)}</time></li>`);
    case 'unread': return html`<li class="unread">New messages</li>`;
    case 'notice': return guard([row.key], () => notice(row.notice));
    case 'event': return guard([row.key], () => told(row.event, me));
    case 'message': {
      const { message: m } = row;
      return guard([m.seq, m.text, m.html, m.mentions, m.deleted, m.changed, m.at, m.from.name, m.error, row.quoted, row.state, row.own, row.first, row.last, row.readers.join('\n'), row.news, moderates],
        () => message(row, chat, room, me, moderates));
    }
  }
}

const CHANGES = /** @type {Record<string, string>} */ ({ joined: 'joined', left: 'left' });

/** @param {import('../state/rows.js').Notice} notice */
const notice = ({ user, change, at }) => html`<li class="notice">${icon(change === 'joined' ? 'user-plus' : 'user-minus', 'icon--small')}
  <span><b><bdi>${user.name}</bdi></b> ${CHANGES[change] ?? change}</span><time datetime=${at}>${timeOf(at)}</time></li>`;

const SIGNS = /** @type {Record<string, string>} */ ({
  joined: 'user-plus', unbanned: 'user-plus', left: 'user-minus', kicked: 'user-minus', banned: 'user-minus', role: 'shield', muted: 'quiet', unmuted: 'quiet',
});

/** What happened to the room or its people, quietly. @param {any} event @param {string | undefined} me */
const told = (event, me) => html`<li class="notice" data-seq=${event.seq}>${icon(event.type === 'room' ? 'settings' : SIGNS[event.change] ?? 'user-plus', 'icon--small')}
  <span dir="auto">${sentence(event, me).map(part => (typeof part === 'string' ? part : html`<b><bdi>${part.name}</bdi></b>`))}</span><time datetime=${event.at}>${timeOf(event.at)}</time></li>`;

/** @param {MessageRow} row @param {Chat} chat @param {string} room @param {string | undefined} me @param {boolean} moderates */
function message(row, chat, room, me, moderates) {
  const { message: m, state, own, first, last } = row;
  const classes = `msg${first ? ' msg--first' : ''}${last ? '' : ' msg--more'}${own ? ' msg--own' : ''}${state === 'sent' ? '' : ` msg--${state}`}${calls(m, me) ? ' msg--mention' : ''}`;
  // Who goes to it by the arrow keys hears all that stands in it.
  const id = `${row.inThread ? 't' : 'm'}-${m.seq ?? m.cid}`;
  return html`<li class=${classes} tabindex="-1" aria-labelledby=${id} data-key=${row.key} data-state=${state} data-seq=${m.seq ?? nothing} data-cid=${m.cid ?? nothing}>
    ${first && !own ? avatar(m.from) : nothing}
    <div class="msg__body" id=${id}>
      ${head(row)}
      <div class="bubble ${m.deleted ? 'bubble--deleted' : ''}">${citation(row)}${said(m, edited(m, room, moderates), chat, me)}<time class="msg__at" datetime=${m.at} title=${fully(m.at)} aria-hidden="true">${timeOf(m.at)}</time></div>
      ${reactions(m, chat, room, me)}${row.inThread ? nothing : threadLink(m, row.news)}
      ${own ? status(row, chat, room) : nothing}
    </div>
  </li>`;
}

/** @param {any} m @param {unknown} tail @param {Chat} chat @param {string | undefined} me */
const said = (m, tail, chat, me) => (m.html && !m.deleted ? formatted(m.html, tail, { words: text => words(text, m, me), chat })
  : html`<p dir="auto">${m.deleted ? 'This message was deleted' : words(m.text, m, me)}${tail}</p>`);

/** That it was written anew; moderators see what it said before. @param {any} m @param {string} room @param {boolean} moderates */
function edited(m, room, moderates) {
  if (!m.edited) return nothing;
  const when = `Edited ${fully(m.edited)}`;
  if (!moderates) return html` <span class="msg__edited" title=${when}>(edited)</span>`;
  return html` <button class="msg__edited" type="button" tabindex="-1" title="${when}. Show the history"
    @click=${(/** @type {Event} */ event) => openDialog(/** @type {EventTarget} */ (event.currentTarget), 'versions-dialog', { room, seq: m.seq })}>(edited)</button>`;
}

/** The name once a group; a reader by ear hears it with each. @param {MessageRow} row */
function head({ message: m, own, first }) {
  if (own) return html`<span class="hidden-text">You, ${timeOf(m.at)}:</span>`;
  if (!first) return html`<span class="hidden-text"><bdi>${m.from.name}</bdi>, ${timeOf(m.at)}:</span>`;
  return html`<p class="msg__meta"><b><bdi>${m.from.name}</bdi></b><time datetime=${m.at} title=${fully(m.at)}>${timeOf(m.at)}</time></p>`;
}

/** What somebody typed, with links and names. @param {string} text @param {any} message @param {string | undefined} me */
const words = (text, { mentions }, me) => pieces(text, mentions).map(part => piece(part, me));

/** @param {import('../text/links.js').Piece} piece @param {string | undefined} me */
function piece({ text, href, user }, me) {
  if (href) return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow"><bdi>${text}</bdi></a>`;
  return user ? html`<span class="mention ${user === me || user === '*' ? 'mention--me' : ''}"><bdi>${text}</bdi></span>` : text;
}

/** @param {MessageRow} row @param {Chat} chat @param {string} room */
function status({ message: m, state, last, readers }, chat, room) {
  if (state === 'failed') {
    return html`<p class="msg__status">${icon('alert', 'icon--small')}<span role="alert">Not sent${m.error ? html`: <span dir="auto">${m.error}</span>` : nothing}</span>
      <button type="button" @click=${() => chat.messages.retry(room, m.cid)}>Retry</button><button type="button" @click=${() => chat.messages.discard(room, m.cid)}>Delete</button></p>`;
  }
  if (state === 'pending') return html`<p class="msg__status msg__status--late" aria-live="off">${icon('clock', 'icon--small')}<span>Sending</span></p>`;
  return last ? html`<p class="msg__status" aria-live="off">${icon('check', 'icon--small')}<span class="hidden-text">Sent</span><time datetime=${m.at} title=${fully(m.at)} aria-hidden="true">${timeOf(m.at)}</time>${readers.length > 0 ? html`<span class="msg__readers" title=${readers.join(', ')}>· Read by <bdi>${readBy(readers)}</bdi></span>` : nothing}</p>` : nothing;
}

/** @param {string[]} names */
const readBy = names => (names.length > 2 ? `${names[0]} and ${names.length - 1} others` : names.join(' and '));
