/** One room in the list: mark, name, what is new; on a phone also the last words. */
import { html, nothing } from 'lit';
import { routeTo } from '../session/route.js';
import { partner, roomName } from '../state/room-name.js';
import { mentionsIn } from '../state/mention.js';
import { unreadIn } from '../state/unread.js';
import { plainly } from '../text/markup.js';
import { briefly } from '../text/time.js';
import { counted, say } from '../text/words.js';
import { avatar, statusWord } from './avatar.js';
import { kindNote } from './kind.js';
import { icon, roomIcon } from './light.js';

/**
 * @typedef {{held?: import('../state/room.js').Room, listed?: import('../state/reducer.js').Listed, current: boolean,
 *   me: import('../connection/protocol.js').User | null, draft: string, previews: boolean,
 *   level: import('../state/level.js').Level}} Row
 */

/** @param {Row} row */
export function roomRow({ held, listed, current, me, draft, previews, level }) {
  const room = /** @type {{id: string, name: string, kind: string}} */ (held && held.epoch !== null ? held : listed ?? held);
  const { id, kind } = room;
  const name = roomName(room, me);
  const other = partner(held, me);
  const unread = held ? unreadIn(held, me?.id) : listed?.unread ?? 0;
  const mentions = held ? mentionsIn(held, me?.id, listed?.mentions) : listed?.mentions ?? 0;
  return html`<a class="row ${unread ? 'row--unread' : ''}" href=${routeTo(id)} data-room=${id} aria-current=${current ? 'page' : nothing}>
    <span class="row__mark">${other ? avatar(other, other.status) : icon(roomIcon(kind))}</span><span class="row__name"><bdi>${name}</bdi> ${other ? html`<span class="hidden-text">${statusWord(other.status)}</span>` : kindNote(kind)}${bell(level)}</span>
    ${previews ? preview(held, listed, me, draft) : nothing}
    ${mark(unread, mentions, draft, held ? 0 : listed?.online ?? 0)}
  </a>`;
}

const BELLS = /** @type {Record<string, [sign: string, words: string]>} */ ({ mentions: ['bell-some', say`Mentions only`], nothing: ['bell-off', say`No notifications`] });

/** How much I want to hear of it, where that is not all. @param {import('../state/level.js').Level} level */
function bell(level) {
  if (!BELLS[level]) return nothing;
  const [sign, words] = BELLS[level];
  return html`<span class="row__bell" title=${words}>${icon(sign, 'icon--small')}<span class="hidden-text"> ${words}</span></span>`;
}

/** @param {number} unread @param {number} mentions @param {string} draft @param {number} online */
function mark(unread, mentions, draft, online) {
  if (mentions > 0) return html`<span class="count count--mention">@${most(mentions)}<span class="hidden-text"> ${counted(mentions, 'mention of you', 'mentions of you')}</span></span>`;
  if (unread > 0) return html`<span class="count">${most(unread)}<span class="hidden-text"> ${say`unread`}</span></span>`;
  if (draft) return html`<span class="row__mute row__draft">${icon('edit', 'icon--small')}<span class="hidden-text">${say`Draft`}</span></span>`;
  if (online > 0) return html`<span class="row__online"><span class="row__dot"></span>${online}<span class="hidden-text"> ${say`online`}</span></span>`;
  return nothing;
}

/** @param {number} count */
const most = count => (count > 99 ? '99+' : count);

const LONGEST = 140;

/**
 * When and what was said last.
 * @param {Row['held']} held @param {Row['listed']} listed @param {Row['me']} me @param {string} draft
 */
function preview(held, listed, me, draft) {
  const last = held?.events.findLast(event => event.type === 'message' && !event.thread) ?? (listed?.last?.from ? listed.last : undefined);
  const words = draft ? say`Draft: ${draft}` : last ? `${last.from.id === me?.id ? say`You` : last.from.name}: ${last.deleted ? say`This message was deleted` : plainly(last)}` : whoIsThere(held, listed);
  return html`${last ? html`<time class="row__time" datetime=${last.at}>${briefly(last.at)}</time>` : nothing}
    <span class="row__preview" dir="auto">${words.slice(0, LONGEST)}</span>`;
}

/** @param {Row['held']} held @param {Row['listed']} listed */
function whoIsThere(held, listed) {
  const here = held ? held.members.filter(one => one.status !== 'offline').length : listed?.online ?? 0;
  return here > 0 ? counted(here, '{n} online', '{n} online') : say`Nobody has written yet`;
}
