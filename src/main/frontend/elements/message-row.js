/** The rows of the message list; each is drawn again only when something in it has changed. */
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { calls } from '../state/mention.js';
import { pieces } from '../text/links.js';
import { dayName, dayOf, fully, timeOf } from '../text/time.js';
import { sentence } from '../text/sentences.js';
import { counted, list, phrase, say } from '../text/words.js';
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
    case 'unread': return html`<li class="unread">${say`New messages`}</li>`;
    case 'notice': return guard([row.key], () => notice(row.notice));
    case 'event': return guard([row.key], () => told(row.event, me, chat));
    case 'message': {
      const { message: m } = row;
      return guard([m.seq, m.text, m.html, m.mentions, m.deleted, m.changed, m.at, m.from.name, m.error, row.quoted, row.state, row.own, row.hue, row.first, row.last, row.readers.join('\n'), row.news, moderates],
        () => message(row, chat, room, me, moderates));
    }
  }
}

/** @param {import('../state/rows.js').Notice} notice */
const notice = ({ user, change, at }) => {
  const who = html`<b><bdi>${user.name}</bdi></b>`;
  return html`<li class="notice">${icon(change === 'joined' ? 'user-plus' : 'user-minus', 'icon--small')}
    <span>${change === 'joined' ? phrase`${who} joined` : phrase`${who} left`}</span><time datetime=${at}>${timeOf(at)}</time></li>`;
};

const SIGNS = /** @type {Record<string, string>} */ ({
  joined: 'user-plus', unbanned: 'user-plus', left: 'user-minus', kicked: 'user-minus', banned: 'user-minus', role: 'shield', muted: 'quiet', unmuted: 'quiet',
  room: 'settings', pinned: 'pin',
});

/** What happened to the room or its people, quietly. @param {any} event @param {string | undefined} me @param {Chat} chat */
const told = (event, me, chat) => html`<li class="notice" data-seq=${event.seq}>${icon(SIGNS[event.change ?? event.type] ?? 'user-plus', 'icon--small')}
  <span dir="auto">${sentence(event, me).map(part => (typeof part === 'string' ? part : html`<b><bdi>${part.name}</bdi></b>`))}</span>${event.type === 'pinned' ? html`<button class="notice__link" type="button" @click=${(/** @type {Event} */ click) => show(click, event, chat)}>${say`Show it`}</button>` : nothing}<time datetime=${event.at}>${timeOf(event.at)}</time></li>`;

/** Leads to the message of an event, in the room or in its thread. @param {Event} click @param {any} event @param {Chat} chat */
function show(click, { room, target }, chat) {
  const there = chat.state.rooms[room]?.events.find(one => one.seq === target);
  if (there?.thread) chat.openThread(room, there.replyTo);
  else click.currentTarget?.dispatchEvent(new CustomEvent('reveal', { bubbles: true, detail: target }));
}

/** @param {MessageRow} row @param {Chat} chat @param {string} room @param {string | undefined} me @param {boolean} moderates */
function message(row, chat, room, me, moderates) {
  const { message: m, state, own, first, last } = row;
  const classes = `msg${first ? ' msg--first' : ''}${last ? '' : ' msg--more'}${own ? ' msg--own' : ''}${state === 'sent' ? '' : ` msg--${state}`}${calls(m, me) ? ' msg--mention' : ''}`;
  // Who goes to it by the arrow keys hears all that stands in it.
  const id = `${row.inThread ? 't' : 'm'}-${m.seq ?? m.cid}`;
  return html`<li class=${classes} tabindex="-1" aria-labelledby=${id} data-key=${row.key} data-state=${state} data-seq=${m.seq ?? nothing} data-cid=${m.cid ?? nothing}>
    ${first && !own ? avatar({ ...m.from, hue: row.hue }) : nothing}
    <div class="msg__body" id=${id}>
      ${head(row)}
      <div class="bubble ${m.deleted ? 'bubble--deleted' : ''}">${citation(row)}${said(m, html`${edited(m, room, moderates)}${pinned(m)}`, chat, me)}<time class="msg__at" datetime=${m.at} title=${fully(m.at)} aria-hidden="true">${timeOf(m.at)}</time></div>
      ${reactions(m, chat, room, me)}${row.inThread ? nothing : threadLink(m, row.news)}
      ${own ? status(row, chat, room) : nothing}
    </div>
  </li>`;
}

/** @param {any} m */
const pinned = m => (m.pinned ? html` <span class="msg__pinned" title=${say`Pinned by ${m.pinned.name}`}>${icon('pin', 'icon--small')}<span class="hidden-text">${say`Pinned`}</span></span>` : nothing);

/** @param {any} m @param {unknown} tail @param {Chat} chat @param {string | undefined} me */
const said = (m, tail, chat, me) => (m.html && !m.deleted ? formatted(m.html, tail, { words: text => words(text, m, me), chat })
  : html`<p dir="auto">${m.deleted ? say`This message was deleted` : words(m.text, m, me)}${tail}</p>`);

/** That it was written anew; moderators see what it said before. @param {any} m @param {string} room @param {boolean} moderates */
function edited(m, room, moderates) {
  if (!m.edited) return nothing;
  const when = fully(m.edited);
  if (!moderates) return html` <span class="msg__edited" title=${say`Edited ${when}`}>${say`(edited)`}</span>`;
  return html` <button class="msg__edited" type="button" tabindex="-1" title=${say`Edited ${when}. Show the history`}
    @click=${(/** @type {Event} */ event) => openDialog(/** @type {EventTarget} */ (event.currentTarget), 'versions-dialog', { room, seq: m.seq })}>${say`(edited)`}</button>`;
}

/** The name once a group; a reader by ear hears it with each. @param {MessageRow} row */
function head({ message: m, own, first }) {
  if (own) return html`<span class="hidden-text">${say`You, ${timeOf(m.at)}:`}</span>`;
  if (!first) return html`<span class="hidden-text">${phrase`${html`<bdi>${m.from.name}</bdi>`}, ${timeOf(m.at)}:`}</span>`;
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
    return html`<p class="msg__status">${icon('alert', 'icon--small')}<span role="alert">${say`Not sent`}${m.error ? html`: <span dir="auto">${m.error}</span>` : nothing}</span>
      <button type="button" @click=${() => chat.messages.retry(room, m.cid)}>${say`Retry`}</button><button type="button" @click=${() => chat.messages.discard(room, m.cid)}>${say`Delete`}</button></p>`;
  }
  if (state === 'pending') return html`<p class="msg__status msg__status--late" aria-live="off">${icon('clock', 'icon--small')}<span>${say`Sending`}</span></p>`;
  return last ? html`<p class="msg__status" aria-live="off">${icon('check', 'icon--small')}<span class="hidden-text">${say`Sent`}</span><time datetime=${m.at} title=${fully(m.at)} aria-hidden="true">${timeOf(m.at)}</time>${readers.length > 0 ? html`<span class="msg__readers" title=${readers.join(', ')}>· ${phrase`Read by ${html`<bdi>${readBy(readers)}</bdi>`}`}</span>` : nothing}</p>` : nothing;
}

/** @param {string[]} names */
const readBy = names => list(names.length > 2 ? [names[0], counted(names.length - 1, '{n} other', '{n} others')] : names);
